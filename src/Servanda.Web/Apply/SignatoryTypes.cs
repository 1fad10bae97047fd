using Servanda.Accords;

namespace Servanda.Web.Apply;

/// <summary>The words people read for an accord's types of signatory.</summary>
static class SignatoryTypes
{
    static readonly Dictionary<string, Text> Known = new(StringComparer.Ordinal)
    {
        ["state"] = new("state", "État"),
        ["company"] = new("company", "entreprise"),
        ["private-sector"] = new("private sector", "secteur privé"),
        ["civil-society"] = new("civil society", "société civile"),
        ["content-network"] = new("content network", "réseau de diffusion de contenus"),
        ["cloud-provider"] = new("cloud provider", "fournisseur d’informatique en nuage"),
        ["equipment-vendor"] = new("equipment vendor", "fabricant d’équipements"),
        ["internet-exchange-point"] = new("Internet exchange point", "point d’échange Internet"),
        ["software-manufacturer"] = new("software manufacturer", "éditeur de logiciels"),
        ["public-authority"] = new("public authority", "autorité publique"),
        ["local-authority"] = new("local authority", "collectivité locale"),
        ["public-sector"] = new("public sector", "secteur public"),
        ["associated-authority"] = new("associated authority", "autorité associée"),
        ["organisation"] = new("organisation", "organisation"),
        ["association"] = new("association", "association"),
        ["academia"] = new("academia", "monde académique"),
        ["network-operator"] = new("network operator", "opérateur de réseau"),
        ["individual"] = new("individual", "particulier"),
    };

    /// <summary>The words; the id itself, its hyphens as spaces, for one nobody has named.</summary>
    public static Text Of(string id) => Known.GetValueOrDefault(id) ?? Text.Same(id.Replace('-', ' '));
}
