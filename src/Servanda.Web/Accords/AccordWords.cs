using Servanda.Accords;

namespace Servanda.Web.Accords;

/// <summary>Words that follow a number; French counts nought as one.</summary>
static class AccordWords
{
    public static Text Organisations(int count) => new(
        count == 1 ? "organisation has signed" : "organisations have signed",
        count < 2 ? "organisation l’a signé" : "organisations l’ont signé");

    public static Text Countries(int count) => new(
        count == 1 ? "country or territory" : "countries and territories",
        count < 2 ? "pays ou territoire" : "pays et territoires");

    public static Text Undated(int count) => new(
        count == 1 ? "signature whose month no source gives" : "signatures whose month no source gives",
        count < 2 ? "signature dont aucune source ne donne le mois" : "signatures dont aucune source ne donne le mois");

    public static Text Commitments(int count) => new(
        count == 1 ? "commitment" : "commitments", count < 2 ? "engagement" : "engagements");

    public static Text Signatories(int count) => new(
        count == 1 ? "signatory" : "signatories", count < 2 ? "signataire" : "signataires");

    public static Text InTheRegister(int count) => new(
        count == 1 ? "signatory in the register" : "signatories in the register",
        count < 2 ? "signataire au registre" : "signataires au registre");

    public static Text LookedAt(int count) => new(
        count == 1 ? "of them has a public assessment" : "of them have a public assessment",
        count < 2 ? "d’entre eux a une évaluation publique" : "d’entre eux ont une évaluation publique");
}
