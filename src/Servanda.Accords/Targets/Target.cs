using Servanda.Accords.Reading;
using Servanda.Accords.Registers;

namespace Servanda.Accords.Targets;

/// <summary>Somebody to assess, as a file of organisations names them.</summary>
/// <param name="Organisation">Who, with what can be looked at.</param>
/// <param name="AccordIds">The accords to judge by; empty when the file leaves that open.</param>
/// <param name="Line">Where the organisation first stands in the file, from 1.</param>
public sealed record Target(Organisation Organisation, IReadOnlyList<string> AccordIds, int Line);

/// <summary>What reading a file of organisations gave.</summary>
/// <param name="Targets">Every organisation of which all could be read, in the order of the file; one with a problem is
/// left out whole, so that nobody is judged by half of what was meant.</param>
/// <param name="Problems">Every problem met.</param>
public sealed record OrganisationFile(IReadOnlyList<Target> Targets, IReadOnlyList<FileProblem> Problems);
