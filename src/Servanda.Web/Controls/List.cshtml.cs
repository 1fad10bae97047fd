using Servanda.Accords;
using Servanda.Web.Layout;

namespace Servanda.Web.Controls;

/// <summary>Every control, by group, in the order of the catalogue.</summary>
public sealed class ListModel(Catalogue catalogue, CatalogueIndex index) : PublicPage
{
    /// <summary>The controls by the part of their ids before the dot.</summary>
    public IEnumerable<IGrouping<string, Control>> Groups => catalogue.Controls.GroupBy(control => control.Id.Split('.')[0]);

    /// <summary>How many promises a control bears on.</summary>
    public int BearsOn(Control control) => index.BearsOn(control.Id).Count();
}
