using FsCheck;
using FsCheck.Fluent;
using Servanda.Transparency.Witnessing;

namespace Servanda.Tests.Transparency.Witnessing;

public sealed class WatchedLogsTests
{
    [Fact]
    public void A_list_names_logs_by_key_or_by_key_and_origin()
    {
        using MadeUpLog one = MadeUpLog.Open("one.example"), two = MadeUpLog.Open("two.example"), next = MadeUpLog.Open("two.example");
        var logs = WatchedLogs.Read($"# logs\n{one.Key}\n\n{two.Key} the tree of two\n{next.Key} the tree of two\n").Value!;
        Assert.Equal(["one.example", "the tree of two"], logs.Select(log => log.Origin));
        Assert.Equal([two.Key, next.Key], logs[1].Keys);
    }

    [Fact]
    public void Every_faulty_line_is_told_by_its_number()
    {
        using var one = MadeUpLog.Open("one.example");
        var read = WatchedLogs.Read($"no key\n{one.Key}\n{one.Key}\n");
        Assert.Null(read.Value);
        Assert.Equal([("witness.logs.key", 1), ("witness.logs.twice", 3)], read.Problems.Select(problem => (problem.Code, problem.Offset)));
    }

    [Fact]
    public void Any_text_is_read_or_refused() =>
        Prop.ForAll<string>(text => WatchedLogs.Read(text).Value is null or []).QuickCheckThrowOnFailure();
}
