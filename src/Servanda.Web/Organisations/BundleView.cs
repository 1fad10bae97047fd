using Servanda.Storage.Measurement;

namespace Servanda.Web.Organisations;

/// <summary>The way to a bundle.</summary>
/// <param name="Head">The assessment it is of.</param>
/// <param name="IsLogged">Whether a published checkpoint holds its leaf, so that its proof can be inside.</param>
public sealed record BundleView(AssessmentHead Head, bool IsLogged)
{
    /// <summary>Where it is.</summary>
    public string Path => IsLogged ? LoggedBundles.Path(Head.Bundle) : LoggedBundles.PlainPath(Head.Bundle);
}
