using System.Globalization;
using Servanda.Accords.Reading;
using Servanda.Accords.Registers;
using Servanda.Core.Names;

namespace Servanda.Accords.Targets;

/// <summary>The organisations of a file while it is being read, and what is common to both of its forms.</summary>
sealed class TargetList(Catalogue catalogue, FileSink problems)
{
    readonly List<Draft> _drafts = [];
    readonly Dictionary<string, Draft> _byName = new(StringComparer.Ordinal);
    readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    readonly HashSet<string> _accords = [.. catalogue.Accords.Select(accord => accord.Id)];
    readonly HashSet<string> _controls = [.. catalogue.Controls.Select(control => control.Id)];

    bool _isFull;

    int _domains;

    /// <summary>The organisation of this name, begun when it is new; null when there are too many.</summary>
    public Draft? Begin(string name, int line, out bool isNew)
    {
        isNew = !_byName.TryGetValue(name, out var draft);
        if (draft is not null)
            return draft;
        if (_drafts.Count == OrganisationFileReader.MaxOrganisations)
        {
            if (!_isFull)
                problems.Add(line, 0, "limit.count", _drafts.Count.ToString(CultureInfo.InvariantCulture));
            _isFull = true;
            return null;
        }
        draft = new Draft(name, line);
        _drafts.Add(draft);
        _byName.Add(name, draft);
        return draft;
    }

    /// <summary>Reports a problem of one organisation, which leaves it out.</summary>
    public void Spoil(Draft draft, int line, int column, string code, string? detail)
    {
        problems.Add(line, column, code, detail);
        draft.IsSound = false;
    }

    public void AddDomain(Draft draft, string text, IReadOnlyList<string> selectors, int line, int column)
    {
        if (DomainName.Read(text).Value is not { IsRoot: false } name || EndsInNumber(name))
        {
            Spoil(draft, line, column, "domain.invalid", text);
            return;
        }
        if (++_domains > OrganisationFileReader.MaxDomains)
        {
            if (_domains == OrganisationFileReader.MaxDomains + 1)
                problems.Add(line, column, "limit.count", OrganisationFileReader.MaxDomains.ToString(CultureInfo.InvariantCulture));
            draft.IsSound = false;
            return;
        }
        foreach (var selector in selectors.Where(selector => DomainName.Read(selector).Value is not { IsRoot: false }))
            Spoil(draft, line, column, "selector.invalid", selector);
        draft.AddDomain(name.ToString(), selectors);
    }

    public void AddNetwork(Draft draft, YamlScalar asn)
    {
        var digits = asn.Value.AsSpan();
        if (digits.StartsWith("AS", StringComparison.OrdinalIgnoreCase))
            digits = digits[2..];
        if (uint.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
            draft.Others.Add(new Asset(AssetKind.AutonomousSystem, string.Create(CultureInfo.InvariantCulture, $"AS{number}")));
        else
            Spoil(draft, asn.Line, asn.Column, "asn.invalid", asn.Value);
    }

    public void AddAccord(Draft draft, string accord, int line, int column)
    {
        if (!_accords.Contains(accord))
            Spoil(draft, line, column, "id.dangling", accord);
        else if (!draft.Accords.Contains(accord))
            draft.Accords.Add(accord);
    }

    public void SetCountry(Draft draft, string country, int line, int column)
    {
        if (!Countries.IsAlpha3(country))
            Spoil(draft, line, column, "country.invalid", country);
        else if (draft.Country is { } other && other != country)
            Spoil(draft, line, column, "organisation.conflict", $"{other} / {country}");
        draft.Country = country;
    }

    public void SetId(Draft draft, YamlScalar id)
    {
        if (!Ids.IsSimple(id.Value))
            Spoil(draft, id.Line, id.Column, "id.form", id.Value);
        else if (!_ids.Add(id.Value))
            Spoil(draft, id.Line, id.Column, "id.duplicate", id.Value);
        draft.Id = id.Value;
    }

    public bool HasControl(string id) => _controls.Contains(id);

    /// <summary>The organisations without a problem; those of which nothing is known are reported now.</summary>
    public IReadOnlyList<Target> Sound()
    {
        foreach (var draft in _drafts.Where(draft => draft is { IsSound: true, IsEmpty: true }))
            Spoil(draft, draft.Line, 0, "organisation.empty", draft.Name);
        return [.. _drafts.Where(draft => draft.IsSound).Select(draft => draft.Finish(_ids))];
    }

    /// <summary>True for an address such as 192.0.2.1, which reads as a name and is none (RFC 1123 §2.1).</summary>
    static bool EndsInNumber(DomainName name)
    {
        var text = name.ToString().AsSpan();
        return !text[(text.LastIndexOf('.') + 1)..].ContainsAnyExceptInRange('0', '9');
    }
}
