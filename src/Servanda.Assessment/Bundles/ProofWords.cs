using Servanda.Accords;
using Servanda.Core;
using Servanda.Transparency.Policies;

namespace Servanda.Assessment.Bundles;

/// <summary>What is wrong with a checkpoint under a policy, in words.</summary>
static class ProofWords
{
    const string CosignatureWrong = "cosignature.wrong";

    /// <summary>Whether it is the witnesses' side that is wrong, not the log's.</summary>
    public static bool IsAboutWitnesses(Problem problem) =>
        problem.Code == PolicyProblems.Quorum.Code || problem.Code == CosignatureWrong;

    public static Text Of(Problem problem) => problem.Code switch
    {
        "note.signature.wrong" => new($"the signature of {problem.Detail} is wrong: the checkpoint was changed, or forged",
            $"la signature de {problem.Detail} est fausse : le point de contrôle a été modifié ou forgé"),
        "note.unsigned" => new("the log's key in the policy did not sign the checkpoint",
            "la clé du journal donnée par la politique n’a pas signé le point de contrôle"),
        "policy.log.unknown" => new($"the policy names no key of the log {problem.Detail}",
            $"la politique ne donne aucune clé du journal {problem.Detail}"),
        CosignatureWrong => new($"the cosignature of {problem.Detail} is wrong: it was changed, or made for another checkpoint",
            $"la cosignature de {problem.Detail} est fausse : elle a été modifiée, ou vaut pour un autre point de contrôle"),
        "policy.quorum.missing" => new($"fewer witnesses cosigned than the policy asks for ({problem.Detail})",
            $"moins de témoins ont cosigné que la politique n’en demande ({problem.Detail})"),
        _ => new($"the checkpoint does not hold: {problem.Code} {problem.Detail}",
            $"le point de contrôle ne tient pas : {problem.Code} {problem.Detail}"),
    };
}
