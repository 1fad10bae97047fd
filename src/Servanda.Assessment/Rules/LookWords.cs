using Servanda.Accords;
using Servanda.Assessment.Judging;
using Servanda.Assessment.Observations;

namespace Servanda.Assessment.Rules;

/// <summary>What a rule says when a look gave it nothing.</summary>
static class LookWords
{
    extension<T>(Look<T> look)
    {
        /// <summary>Why there is nothing; only to be asked of a look that is not seen.</summary>
        public Text Why => look is Look<T>.Unmeasured(var why) ? why : UnmeasuredReasons.NotYet;

        /// <summary>True when nobody could look.</summary>
        public bool IsUnmeasured => look is Look<T>.Unmeasured;
    }
}
