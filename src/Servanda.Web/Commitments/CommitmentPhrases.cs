using Servanda.Accords;
using Servanda.Web.Layout;

namespace Servanda.Web.Commitments;

/// <summary>What the page of a promise says.</summary>
static class CommitmentPhrases
{
    public static Text Accords { get; } = new("Accords", "Accords");
    public static Text Promise { get; } = new("What is promised", "Ce qui est promis");
    public static Text Modality { get; } = new("How firmly", "Avec quelle force");
    public static Text Binds { get; } = new("Whom it binds", "Qui elle engage");
    public static Text Id { get; } = new("Id", "Identifiant");
    public static Text Beware { get; } = new("To beware of", "À savoir");
    public static Text Controls { get; } = new("How it can be shown", "Comment la montrer tenue");
    public static Text ControlsNote { get; } = new(
        "Having a practice and lacking it count separately, from 0 to 3: what is necessary is not always enough. From an unmet weight of 2 on, lacking it alone makes the promise not kept.",
        "Avoir une pratique et ne pas l’avoir comptent séparément, de 0 à 3\u00A0: ce qui est nécessaire ne suffit pas toujours. À partir d’un poids de 2 pour l’absence, elle suffit à elle seule à rendre la promesse non tenue.");
    public static Text NoControls { get; } = new("Nobody has found a way to show it yet", "Personne n’a encore trouvé comment la montrer");
    public static Text NoControlsMeans { get; } = new(
        "No control bears on this promise, so it is shown neither kept nor broken for anybody. That is a gap of ours, said here rather than hidden.",
        "Aucun contrôle ne pèse sur cette promesse\u00A0: elle n’est montrée ni tenue ni rompue pour personne. C’est une lacune de notre part, dite ici plutôt que cachée.");
    public static Text Control { get; } = new("Control", "Contrôle");
    public static Text Met { get; } = new("Met counts", "Satisfait compte");
    public static Text Unmet { get; } = new("Unmet counts", "Non satisfait compte");
    public static Text ShownBy { get; } = new("Shown by", "Montré par");
    public static Text Why { get; } = new("Why", "Pourquoi");
    public static Text Who { get; } = new("Who is shown to keep it", "Qui est vu la tenir");
    public static Text WhoNote { get; } = new(
        "In alphabetical order, never a ranking: what could not be seen counts for nobody and against nobody.",
        "Par ordre alphabétique, jamais un classement\u00A0: ce qui n’a pu être vu ne compte ni pour ni contre personne.");
    public static Text NobodyMeasured { get; } = new("Nobody was measured yet", "Personne n’a encore été mesuré");
    public static Text NobodyMeasuredMeans { get; } = new(
        "No signatory of this accord has a public assessment here. Their signatures are on record; their keeping is not shown.",
        "Aucun signataire de cet accord n’a d’évaluation publique ici. Leurs signatures sont inscrites\u00A0; leur respect n’est pas démontré.");
    public static Text Organisation { get; } = new("Organisation", "Organisation");
    public static Text Headline { get; } = new("Headline", "Titre");
    public static Text Shown { get; } = new("Controls shown", "Contrôles montrés");
    public static Text LookedAt { get; } = new("Looked at", "Observée");
    public static Text Crosswalk { get; } = new("In other accords", "Dans d’autres accords");
    public static Text CrosswalkNote { get; } = new(
        "Measured once, counted where it belongs. How promises of different accords relate is a judgement, ours and open to objection: it is shown as one, and no verdict is copied from one accord to another.",
        "Mesurée une fois, comptée où elle a sa place. Le rapport entre promesses d’accords différents est un jugement, le nôtre, ouvert à la contestation\u00A0: il est montré comme tel, et aucun verdict n’est recopié d’un accord à l’autre.");
    public static Text NoCrosswalk { get; } = new(
        "Nobody has related this promise to one of another accord.", "Personne n’a rapproché cette promesse de celle d’un autre accord.");
    public static Text Related { get; } = new("Promise", "Promesse");
    public static Text Relation { get; } = new("Relation", "Rapport");
    public static Text Strength { get; } = new("Strength", "Force");
    public static Text Data { get; } = new("This table as data", "Ce tableau en données");
    public static Text Filter { get; } = new("Show", "Montrer");
    public static Text Everyone { get; } = new("Everyone measured", "Tous ceux qui ont été mesurés");

    public static Text NotMeasured(int signatories) => new(
        $"{Numbers.Of(signatories, Language.English)} {(signatories == 1 ? "signatory" : "signatories")} not measured: nothing is shown of them either way.",
        $"{Numbers.Of(signatories, Language.French)} {(signatories < 2 ? "signataire non mesuré" : "signataires non mesurés")}\u00A0: rien n’est montré à leur sujet, ni dans un sens ni dans l’autre.");

    public static Text ShownOf(int shown, int applicable) => new(
        $"{Numbers.Of(shown, Language.English)} of {Numbers.Of(applicable, Language.English)}",
        $"{Numbers.Of(shown, Language.French)} sur {Numbers.Of(applicable, Language.French)}");

    /// <summary>How firmly a promise binds; a word nobody has a translation for stands as sourced.</summary>
    public static Text ModalityWord(string modality) => modality switch
    {
        "shall" => new("shall", "doit"),
        "shall-not" => new("shall not", "ne doit pas"),
        "should" => new("should", "devrait"),
        "mandatory" => new("mandatory", "obligatoire"),
        "compulsory" => new("compulsory", "imposé"),
        "recommended" => new("recommended", "recommandé"),
        "optional" => new("optional", "facultatif"),
        "binary" => new("done or not done", "fait ou non fait"),
        "measurable" => new("measurable", "mesurable"),
        "measurable-progress" => new("measurable progress", "progrès mesurables"),
        _ => Text.Same(modality.Replace('-', ' ')),
    };

    /// <summary>Whom a promise binds; a word nobody has a translation for stands as sourced.</summary>
    public static Text Binding(string whom) => whom switch
    {
        "all" => new("everyone who signs", "tous les signataires"),
        "company" => new("companies", "les entreprises"),
        "government" => new("governments", "les gouvernements"),
        "state" => new("states", "les États"),
        "association" => new("associations", "les associations"),
        "organisation" => new("organisations", "les organisations"),
        "manufacturer" => new("manufacturers", "les fabricants"),
        "vendor" => new("vendors", "les fournisseurs"),
        "network" => new("networks", "les réseaux"),
        "internet-exchange-point" => new("Internet exchange points", "les points d’échange Internet"),
        _ => CategoryNames.Of(whom),
    };

    /// <summary>How a control can be shown.</summary>
    public static Text Word(ShownBy by) => by switch
    {
        Servanda.Accords.ShownBy.Measurement => new("measurement from outside", "mesure de l’extérieur"),
        Servanda.Accords.ShownBy.Attestation => new("attestation only", "attestation seulement"),
        Servanda.Accords.ShownBy.LaterMeasurement => new("attestation, later measurement", "attestation, plus tard mesure"),
    };

    /// <summary>How two promises relate.</summary>
    public static Text RelationWord(string relation) => relation switch
    {
        "overlaps" => new("overlaps", "recoupe"),
        "supports" => new("supports", "soutient"),
        "parent-of" => new("contains", "contient"),
        "equivalent-intent" => new("has the same intent", "a la même intention"),
        _ => Text.Same(relation),
    };

    /// <summary>The same, read from the other end.</summary>
    public static Text Reversed(string relation) => relation switch
    {
        "overlaps" => new("overlaps", "recoupe"),
        "supports" => new("is supported by", "est soutenue par"),
        "parent-of" => new("is part of", "fait partie de"),
        "equivalent-intent" => new("has the same intent", "a la même intention"),
        _ => Text.Same(relation),
    };

    /// <summary>0 to 3 in words.</summary>
    public static Text Weight(int weight) => weight switch
    {
        0 => new("nothing", "pour rien"),
        1 => new("a little", "un peu"),
        2 => new("much", "beaucoup"),
        _ => new("fully", "pleinement"),
    };
}
