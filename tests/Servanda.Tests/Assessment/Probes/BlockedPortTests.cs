using System.Net;
using Servanda.Assessment.Probes;

namespace Servanda.Tests.Assessment.Probes;

public sealed class BlockedPortTests
{
    readonly BlockedPort _port = new(25);

    [Fact]
    public void Three_silent_addresses_and_no_sign_of_anybody_block_the_port()
    {
        for (var i = 1; i <= BlockedPort.Enough; i++)
        {
            Assert.False(_port.Covers(At(9)));
            _port.KeptSilent(At(i));
        }
        Assert.True(_port.Covers(At(9)));
        Assert.True(_port.Covers(At(1)));
    }

    [Fact]
    public void One_address_however_often_it_is_silent_says_nothing_of_the_port()
    {
        for (var i = 0; i < 100; i++)
            _port.KeptSilent(At(1));
        Assert.False(_port.Covers(At(2)));
    }

    [Fact]
    public void One_answer_before_says_that_the_port_is_open()
    {
        _port.Answered(At(1));
        Silence(2, 3, 4, 5);
        Assert.False(_port.Covers(At(6)));
    }

    [Fact]
    public void One_answer_afterwards_opens_it_for_good()
    {
        Silence(1, 2, 3);
        _port.Answered(At(4));
        Silence(5, 6, 7);
        Assert.False(_port.Covers(At(8)));
    }

    [Fact]
    public void Other_ports_neither_tell_nor_are_told()
    {
        for (var i = 1; i <= 5; i++)
            _port.KeptSilent(At(i, 443));
        Assert.False(_port.Covers(At(6)));
        Silence(1, 2, 3);
        _port.Answered(At(1, 443));
        Assert.True(_port.Covers(At(6)));
        Assert.False(_port.Covers(At(6, 443)));
    }

    void Silence(params int[] hosts)
    {
        foreach (var host in hosts)
            _port.KeptSilent(At(host));
    }

    static IPEndPoint At(int host, int port = 25) => new(new IPAddress([192, 0, 2, (byte)host]), port);
}
