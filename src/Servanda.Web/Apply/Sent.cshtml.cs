using Servanda.Web.Layout;

namespace Servanda.Web.Apply;

/// <summary>After the form: the same for everybody, whatever became of it.</summary>
public sealed class SentModel : PublicPage;
