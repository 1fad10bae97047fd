namespace Servanda.Mail.Evaluation;

/// <summary>What is known of the DNS in the course of one or more evaluations, by one caller at a time.</summary>
public sealed class KnownAnswers
{
    readonly Dictionary<MailQuery, MailAnswer> _answers = [];

    /// <summary>How many questions were asked.</summary>
    public int Asked => _answers.Count;

    /// <summary>How many of them got no answer.</summary>
    public int Failed { get; private set; }

    /// <summary>What is known about a question.</summary>
    public MailAnswer Find(MailQuery query) => _answers.GetValueOrDefault(query) ?? MailAnswer.NotAsked;

    /// <summary>Keeps an answer.</summary>
    public void Add(MailQuery query, MailAnswer answer)
    {
        _answers[query] = answer;
        Failed += answer is MailAnswer.Failed ? 1 : 0;
    }
}
