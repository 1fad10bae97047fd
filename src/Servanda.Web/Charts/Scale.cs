namespace Servanda.Web.Charts;

/// <summary>A scale of counts from nought in round steps.</summary>
/// <param name="Most">Where it ends; at least the highest value.</param>
/// <param name="Step">From one line to the next: 1, 2 or 5 times a power of ten.</param>
readonly record struct Scale(int Most, int Step)
{
    const int Lines = 4;
    const int Largest = 1_000_000_000;

    /// <summary>The scale for values up to this one.</summary>
    public static Scale UpTo(int highest)
    {
        highest = Math.Clamp(highest, 1, Largest);
        var step = 1L;
        while (step * Lines < highest)
            step = (step / Power(step)) switch { 1 => step * 2, 2 => step / 2 * 5, _ => step * 2 };
        var most = (highest + step - 1) / step * step;
        return new Scale((int)Math.Min(most, int.MaxValue), (int)step);
    }

    /// <summary>Where a value stands, 0 at the bottom and 1 at the top.</summary>
    public double Part(int value) => (double)value / Most;

    static long Power(long step)
    {
        var power = 1L;
        while (power * 10 <= step)
            power *= 10;
        return power;
    }
}
