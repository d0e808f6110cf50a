using UngCuu.Data;
using UngCuu.Shared;

namespace UngCuu.Features.Incidents;

// How serious it is: what holds, and who may say so. The judgements themselves are rows of their own.
public sealed partial class Incident : Entity
{
    /// <summary>The operator's own, preliminary judgement; null until somebody judged.</summary>
    public bool? JudgedSerious { get; private set; }

    /// <summary>What the standing agency decided last; null until it decided.</summary>
    public bool? DecidedSerious { get; private set; }

    /// <summary>The proposal that waits for a decision: serious status, or the end of it; null when none waits.</summary>
    public bool? ProposedSerious { get; private set; }

    /// <summary>Of the proposal that waits.</summary>
    public Guid? ProposalId { get; private set; }

    /// <summary>From the first proposal on the standing agency sees it, whatever becomes of that.</summary>
    public bool WasProposed { get; private set; }

    /// <summary>Once it is decided serious, only the agencies end that: an operator may say it again, with what else it knows, and not take it back.</summary>
    internal void JudgePreliminarily(Judgement judgement)
    {
        RefuseWhenOver();
        if (DecidedSerious == true && !judgement.Serious)
            throw new RuleBroken("judgement.decided");
        JudgedSerious = judgement.Serious;
        RecordBecause(new PreliminaryJudged(judgement.OrganisationId, judgement.Id, judgement.Result!.Value, judgement.Serious, judgement.PublicHarm == true), judgement.Reason, judgement.At);
        CannotBeHandled(judgement);
    }

    /// <param name="judgement">Of the unit or the coordinating agency.</param>
    /// <param name="proposes">By somebody who may propose for the coordinating agency.</param>
    internal void Classify(Judgement judgement, bool proposes)
    {
        RefuseWhenOver();
        RecordBecause(new IncidentClassified(judgement.OrganisationId, judgement.Id, judgement.Kind, judgement.Result!.Value, judgement.Serious), judgement.Reason, judgement.At);
        if (proposes)
            Propose(judgement);
    }

    internal void Decide(Judgement judgement)
    {
        RefuseWhenOver();
        if (ProposalId is not { } proposal)
            throw new RuleBroken("judgement.noProposal");
        judgement.Concerns(proposal);
        (DecidedSerious, ProposedSerious, ProposalId) = (judgement.Serious, null, null);
        RecordBecause(new SeriousStatusDecided(judgement.OrganisationId, proposal, judgement.Id, judgement.Serious, judgement.Plan), judgement.Reason, judgement.At);
        if (judgement.Serious)
            CannotBeHandled(judgement);
    }

    /// <summary>That the owner cannot handle it is half of what makes it serious, and starts the urgent reports by itself. Once found it stays found.</summary>
    private void CannotBeHandled(Judgement judgement)
    {
        if (judgement.CannotHandle == true && !BeyondCapability)
            FindBeyondCapability(judgement.OrganisationId, judgement.Reason, judgement.At);
    }

    /// <summary>A serious status, or a proposal of one, is not lost with the incident: it is decided or ended first.</summary>
    private void RefuseWhileSerious()
    {
        RefuseWhileProposed();
        if (DecidedSerious == true)
            throw new RuleBroken("incident.serious.stands");
    }

    private void RefuseWhileProposed()
    {
        if (ProposalId is not null)
            throw new RuleBroken("incident.proposal.waits");
    }

    /// <summary>Proposing again what is proposed already is the same proposal: the time to decide runs on.</summary>
    private void Propose(Judgement judgement)
    {
        bool? wanted = judgement.Serious ? true : DecidedSerious == true ? false : null;
        if (ProposalId is { } stands && wanted != ProposedSerious)
        {
            ProposalId = null;
            RecordBecause(new ProposalWithdrawn(judgement.OrganisationId, stands, judgement.Id), judgement.Reason, judgement.At);
        }
        ProposedSerious = wanted;
        if (wanted is not { } serious)
            return;
        var proposal = ProposalId ?? judgement.Id;
        judgement.Concerns(proposal);
        (ProposalId, WasProposed) = (proposal, WasProposed || serious);
        RecordBecause(new SeriousStatusProposed(judgement.OrganisationId, proposal, judgement.Id, serious, judgement.Plan), judgement.Reason, judgement.At);
    }
}
