using Servanda.Accords;
using Servanda.Storage.Accounts;

namespace Servanda.Web.Accounts;

/// <summary>What letters about accounts say.</summary>
static class AccountLetters
{
    public static (Text Subject, Text Body) Write(AccountLink link, string url) => link.Purpose switch
    {
        LinkPurpose.Invite => (
            new("Your account at the register of accords", "Votre compte au registre des accords"),
            new($"""
                Hello {link.Name},

                you are invited to an account at the register of cybersecurity accords ({AccountPhrases.Role(link.Role).En}).
                This link makes it; it works once, for seven days:

                {url}

                You did not expect this? Then do nothing: without the link there is no account.
                """,
                $"""
                Bonjour {link.Name},

                vous êtes invité à ouvrir un compte au registre des accords de cybersécurité ({AccountPhrases.Role(link.Role).Fr}).
                Ce lien l’ouvre{'\u00A0'}; il sert une fois, pendant sept jours{'\u00A0'}:

                {url}

                Vous n’attendiez pas cette lettre{'\u00A0'}? Ne faites rien{'\u00A0'}: sans le lien, il n’y a pas de compte.
                """)),
        LinkPurpose.Recover => (
            new("The way back into your account", "Le retour dans votre compte"),
            new($"""
                Hello {link.Name},

                somebody, we hope you, asked for a way back into your account at the register of accords. This link works
                once, for one hour, and asks for a code of your authenticator or one of your recovery codes:

                {url}

                It was not you? Then do nothing: your account stays as it is.
                """,
                $"""
                Bonjour {link.Name},

                quelqu’un, vous sans doute, a demandé à revenir dans votre compte au registre des accords. Ce lien sert une
                fois, pendant une heure, et demande un code de votre application d’authentification ou un code de secours{'\u00A0'}:

                {url}

                Ce n’était pas vous{'\u00A0'}? Ne faites rien{'\u00A0'}: votre compte reste tel qu’il est.
                """)),
        LinkPurpose.Reset => (
            new("Set your account up anew", "Reconfigurez votre compte"),
            new($"""
                Hello {link.Name},

                an administrator sent you this link to set up a new passkey or password for your account at the register of
                accords. It works once, for seven days. Your old ones end with it:

                {url}

                You did not ask for this? Then tell the secretariat.
                """,
                $"""
                Bonjour {link.Name},

                un administrateur vous envoie ce lien pour choisir une nouvelle clé d’accès ou un nouveau mot de passe pour votre
                compte au registre des accords. Il sert une fois, pendant sept jours. Les anciens prennent fin avec lui{'\u00A0'}:

                {url}

                Vous n’avez rien demandé{'\u00A0'}? Prévenez le secrétariat.
                """)),
        LinkPurpose.Move => (
            new("Confirm your new address", "Confirmez votre nouvelle adresse"),
            new($"""
                Hello {link.Name},

                this is to be the address of your account at the register of accords. It counts from when you follow this link,
                which works once, for one day:

                {url}

                It was not you? Then do nothing: nothing changes.
                """,
                $"""
                Bonjour {link.Name},

                cette adresse doit devenir celle de votre compte au registre des accords. Elle compte dès que vous suivez ce
                lien, qui sert une fois, pendant un jour{'\u00A0'}:

                {url}

                Ce n’était pas vous{'\u00A0'}? Ne faites rien{'\u00A0'}: rien ne change.
                """)),
    };

    /// <summary>Tells the address that was an account's.</summary>
    public static (Text Subject, Text Body) Moved(Account old) => (
        new("Your account has another address", "Votre compte a une autre adresse"),
        new($"""
            Hello {old.Name},

            your account at the register of accords has another address from now on. Letters go there, and you sign in with it.
            This address is not used any more.

            It was not you? Then tell the secretariat at once: somebody was signed in as you.
            """,
            $"""
            Bonjour {old.Name},

            votre compte au registre des accords a désormais une autre adresse. Les lettres y sont envoyées, et elle sert à vous
            connecter. Celle-ci n’est plus utilisée.

            Ce n’était pas vous{'\u00A0'}? Prévenez aussitôt le secrétariat{'\u00A0'}: quelqu’un s’est connecté à votre place.
            """));
}
