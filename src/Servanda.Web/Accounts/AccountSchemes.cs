using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Servanda.Accords;
using Servanda.Web.Hosting;
using Servanda.Web.Layout;

namespace Servanda.Web.Accounts;

/// <summary>
/// How people sign in: passkeys first, a password with an authenticator for want of one. The one place where a scheme of
/// somebody else's (OpenID Connect) would be added: after <c>AddAuthentication</c>, signing in to
/// <see cref="IdentityConstants.ApplicationScheme"/> through <see cref="AccountSignIn"/> as the others do.
/// </summary>
static class AccountSchemes
{
    /// <summary>The provider that checks codes of authenticators.</summary>
    public const string Authenticator = "Authenticator";

    /// <summary>Characters of a password at least (NIST SP 800-63B §3.1.1.2: 8 where a second factor is asked for; ours are for
    /// people who publish). No rule about kinds of characters.</summary>
    public const int MinPassword = 12;

    /// <summary>Characters of a password at the most: more is work for us and nothing for its owner.</summary>
    public const int MaxPassword = 200;

    const string KeysFolder = "keys", SessionCookie = "servanda", ChallengeCookie = "servanda-challenge", FormCookie = "servanda-form";

    static readonly TimeSpan ChallengeLife = TimeSpan.FromMinutes(5);

    public static void AddTo(IServiceCollection services, PortalOptions options)
    {
        AddKeys(services, options);
        var cookies = new CookieRules(options.PublicUrl.Scheme == Uri.UriSchemeHttps);
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, cookie =>
            {
                cookies.Apply(cookie.Cookie, SessionCookie, SameSiteMode.Lax);
                cookie.ExpireTimeSpan = SessionCheck.IdleLife;
                cookie.SlidingExpiration = true;
                cookie.Events = new CookieAuthenticationEvents
                {
                    OnValidatePrincipal = SessionCheck.ValidateAsync,
                    OnRedirectToLogin = ToSignIn,
                    OnRedirectToAccessDenied = Refuse,
                };
            })
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, cookie =>
            {
                // Identity keeps a passkey's challenge there.
                cookies.Apply(cookie.Cookie, ChallengeCookie, SameSiteMode.Strict);
                cookie.ExpireTimeSpan = ChallengeLife;
                cookie.SlidingExpiration = false;
            });
        services.AddAntiforgery(forms => cookies.Apply(forms.Cookie, FormCookie, SameSiteMode.Strict));
        services.AddAuthorization(Policies.AddTo);
        services.AddIdentityCore<AccountUser>(identity =>
            {
                identity.Password.RequiredLength = MinPassword;
                identity.Password.RequireDigit = false;
                identity.Password.RequireLowercase = false;
                identity.Password.RequireUppercase = false;
                identity.Password.RequireNonAlphanumeric = false;
                identity.Password.RequiredUniqueChars = 5;
                identity.Tokens.AuthenticatorTokenProvider = Authenticator;
            })
            .AddUserStore<AccountUserStore>()
            .AddUserManager<AccountUsers>()
            .AddClaimsPrincipalFactory<AccountPrincipal>()
            .AddTokenProvider<AuthenticatorCodes>(Authenticator)
            .AddSignInManager<AccountSignIn>();
        services.TryAddScoped<IPasskeyHandler<AccountUser>, PasskeyHandler<AccountUser>>();
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            passkeys.ServerDomain = options.PublicUrl.Host;
            // Two factors in one: the device, and a finger or a number.
            passkeys.UserVerificationRequirement = "required";
            // Nobody types an address first, so the device has to know whose it is.
            passkeys.ResidentKeyRequirement = "required";
            passkeys.AttestationConveyancePreference = "none";
            passkeys.AuthenticatorTimeout = ChallengeLife;
            var origin = options.PublicUrl.GetLeftPart(UriPartial.Authority);
            passkeys.ValidateOrigin = seen => ValueTask.FromResult(!seen.CrossOrigin && seen.Origin == origin);
        });
        services.AddSingleton<AccountBrake>();
        services.AddScoped<SetUp>();
        services.AddTransient<Invitations>();
    }

    static void AddKeys(IServiceCollection services, PortalOptions options)
    {
        var protection = services.AddDataProtection().SetApplicationName("Servanda");
        if (options.DataDirectory.Length == 0)
        {
            protection.UseEphemeralDataProtectionProvider();
            return;
        }
        var folder = Path.Combine(options.DataDirectory, KeysFolder);
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        protection.PersistKeysToFileSystem(new DirectoryInfo(folder));
        // It warns that keys are not encrypted: the directory is its owner's alone (docs/operating.md, Accounts of the portal).
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error));
    }

    static Task ToSignIn(Microsoft.AspNetCore.Authentication.RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (LanguagePath.Read(request.Path) is not { } language)
        {
            // A program; it is told, not led.
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }
        var back = HttpMethods.IsGet(request.Method) ? QueryString.Create("back", request.Path + request.QueryString) : QueryString.Empty;
        context.Response.Redirect($"/{Words.Id(language)}/sign-in{back}");
        return Task.CompletedTask;
    }

    static Task Refuse(Microsoft.AspNetCore.Authentication.RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    /// <summary>What all our cookies have in common.</summary>
    sealed record CookieRules(bool IsSecure)
    {
        public void Apply(CookieBuilder cookie, string name, SameSiteMode sameSite)
        {
            // A browser takes a cookie of this name only from this host, by TLS, for all its paths (RFC 6265bis §4.1.3.2).
            cookie.Name = IsSecure ? $"__Host-{name}" : name;
            cookie.Path = "/";
            cookie.HttpOnly = true;
            cookie.IsEssential = true;
            cookie.SameSite = sameSite;
            cookie.SecurePolicy = IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
        }
    }
}
