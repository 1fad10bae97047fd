using Microsoft.AspNetCore.Http;
using Servanda.Accords;

namespace Servanda.Web.About;

/// <summary>What is said where a page cannot be shown.</summary>
static class ErrorPhrases
{
    public static Text Heading(int status) => status switch
    {
        StatusCodes.Status404NotFound => new("There is no such page", "Cette page n’existe pas"),
        StatusCodes.Status401Unauthorized => new("Please sign in", "Veuillez vous connecter"),
        StatusCodes.Status403Forbidden => new("This is not yours to see", "Vous n’avez pas accès à cette page"),
        StatusCodes.Status413PayloadTooLarge => new("That is too large", "C’est trop volumineux"),
        StatusCodes.Status429TooManyRequests => new("Too many requests", "Trop de requêtes"),
        StatusCodes.Status503ServiceUnavailable => new("Not available just now", "Momentanément indisponible"),
        >= StatusCodes.Status500InternalServerError => new("Something went wrong on our side", "Une erreur s’est produite de notre côté"),
        _ => new("This cannot be done", "Cela n’est pas possible"),
    };

    public static Text Advice(int status) => status switch
    {
        StatusCodes.Status404NotFound => new(
            "The address may have been mistyped, or what was there has another name now. The search finds accords and organisations.",
            "L’adresse est peut-être mal saisie, ou ce qui s’y trouvait a changé de nom. La recherche trouve accords et organisations."),
        StatusCodes.Status401Unauthorized => new(
            "This page is for people with an account.", "Cette page est réservée aux personnes qui ont un compte."),
        StatusCodes.Status403Forbidden => new(
            "Your account may not open this page. Whoever administers this portal can change that.",
            "Votre compte ne permet pas d’ouvrir cette page. La personne qui administre ce portail peut y remédier."),
        StatusCodes.Status413PayloadTooLarge => new(
            "The file is over the limit stated beside the field. Nothing was stored.",
            "Le fichier dépasse la limite indiquée près du champ. Rien n’a été enregistré."),
        StatusCodes.Status429TooManyRequests => new(
            "Wait a minute and try again. Nothing was lost.", "Attendez une minute et réessayez. Rien n’a été perdu."),
        StatusCodes.Status503ServiceUnavailable => new(
            "The database does not answer. What you sent was not stored: please send it again in a moment.",
            "La base de données ne répond pas. Votre envoi n’a pas été enregistré\u00A0: veuillez recommencer dans un instant."),
        >= StatusCodes.Status500InternalServerError => new(
            "It has been noted, and is no fault of yours. Whoever runs this portal finds it by the reference below.",
            "L’erreur est consignée et ne vient pas de vous. L’exploitant du portail la retrouve grâce à la référence ci-dessous."),
        _ => new(
            "Go back, check what was entered, and send it again.", "Revenez en arrière, vérifiez la saisie et renvoyez-la."),
    };
}
