using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Servanda.Accords;
using Servanda.Storage.Register;

namespace Servanda.Web.Accords;

/// <summary>Keeps what was drawn of a state of the register for as long as that state is in use. Safe for several threads.</summary>
public sealed class FigureShelf(Catalogue catalogue)
{
    readonly ConditionalWeakTable<PublicRegister, ConcurrentDictionary<(string Accord, Language Language), AccordFigures>> _shelf = [];

    /// <summary>The figures of an accord.</summary>
    public AccordFigures Of(PublicRegister register, string accord, Language language) =>
        _shelf.GetValue(register, _ => new()).GetOrAdd(
            (accord, language), static (key, from) => AccordFigures.Of(from.register.In(key.Accord), from.catalogue, key.Language),
            (register, catalogue));

    /// <summary>The figures of all accords together.</summary>
    public AccordFigures OfAll(PublicRegister register, Language language) =>
        _shelf.GetValue(register, _ => new()).GetOrAdd(
            ("", language), static (key, from) => AccordFigures.Of(from, key.Language), register);
}
