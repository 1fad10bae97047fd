using Servanda.Accords;

namespace Servanda.Web.Layout;

/// <summary>What the categories that registers sort signatories into are called.</summary>
public static class CategoryNames
{
    /// <summary>The words for a category; one nobody has words for stands as its register writes it.</summary>
    public static Text Of(string category) => category switch
    {
        "private-sector" => new("Private sector", "Secteur privé"),
        "civil-society" => new("Civil society", "Société civile"),
        "state" => new("State", "État"),
        "public-authority" => new("Public authority", "Autorité publique"),
        "partner" => new("Partner", "Partenaire"),
        "associated" => new("Associated partner", "Partenaire associé"),
        "software-manufacturer" => new("Software manufacturer", "Éditeur de logiciels"),
        "equipment-vendor" => new("Equipment vendor", "Fournisseur d’équipements"),
        "company" => new("Company", "Entreprise"),
        "network-operator" => new("Network operator", "Opérateur de réseau"),
        _ => Text.Same(category),
    };
}
