namespace Servanda.Web.Charts;

/// <summary>What a chart says to someone who does not see it, in the page's language.</summary>
/// <param name="Id">The chart's own name on its page: lower-case letters, digits and hyphens.</param>
/// <param name="Title">What it shows, in a few words.</param>
/// <param name="Description">What is to be seen in it, in a sentence or two with the numbers.</param>
sealed record ChartTitle(string Id, string Title, string Description);
