using Servanda.Accords;
using Servanda.Accords.Registers;
using Servanda.Accords.Targets;
using Servanda.Core.Names;

namespace Servanda.Cli.Assessing;

/// <summary>Turns what somebody typed into organisations to assess.</summary>
sealed class TypedTargets(Catalogue catalogue, AssessRequest request, Stream input)
{
    readonly OrganisationIndex _index = new(catalogue);
    readonly List<string> _problems = [];

    /// <summary>What is wrong with the input, a line each.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>The organisations, in the order given, each once.</summary>
    public IReadOnlyList<Target> Read()
    {
        List<Target> targets = [.. request.Targets.SelectMany(ReadOne), .. OfRegister()];
        if (targets.Count == 0 && _problems.Count == 0)
            _problems.Add("Nothing to assess: name a domain, an organisation, a file, or a register with --register.");
        return [.. targets.DistinctBy(target => target.Organisation.Id, StringComparer.Ordinal)];
    }

    IEnumerable<Target> ReadOne(string text)
    {
        if (text == "-")
            return ReadFile("standard input", input);
        if (File.Exists(text))
        {
            using var file = File.OpenRead(text);
            return ReadFile(text, file);
        }
        if (_index.FindByName(text) is { } known)
            return [new Target(known, [], 0)];
        return ReadDomain(text) is { } target ? [target] : [];
    }

    List<Target> ReadFile(string name, Stream stream)
    {
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        var read = OrganisationFileReader.Read(name, bytes.ToArray(), catalogue);
        _problems.AddRange(read.Problems.Select(problem => problem.ToString()));
        return [.. read.Targets];
    }

    Target? ReadDomain(string text)
    {
        var read = DomainName.Read(text);
        if (read.Value is not { } domain)
        {
            _problems.Add($"'{text}' is no file, no organisation of a register, and no domain ({read.Problems[0].Code}).");
            return null;
        }
        // A domain that several registered organisations share is nobody's in particular.
        var known = _index.FindByDomain(domain) is [var only] ? only : null;
        var asset = new Asset(AssetKind.Domain, domain.ToString()) { DkimSelectors = request.Selectors };
        return new Target(
            known is null
                ? new Organisation { Id = domain.ToString(), Name = domain.Unicode, Assets = [asset] }
                : known with { Assets = [asset] },
            [], 0);
    }

    IEnumerable<Target> OfRegister()
    {
        if (request.Register is not { } id)
            return [];
        if (catalogue.FindRegister(id) is not { } register)
        {
            _problems.Add($"'{id}' is no register; `servanda catalogue list registers` names them.");
            return [];
        }
        return _index.In(id)
            .Where(one => one.Assets.Any(asset => asset.Kind == AssetKind.Domain))
            .Select(one => new Target(one, [register.AccordId], 0));
    }
}
