# Pipeline: outcomes and reasons, who waits for whom, stages, the manager's screening.

outcome-rejected = Rejected
outcome-withdrew = Withdrew
outcome-no-answer = No answer
outcome-position-closed = Position closed

end-reason-skills = Skills are missing
end-reason-experience = Too little experience
end-reason-pay-expected = Pay expectations too high
end-reason-test-task = Test task not good enough
end-reason-team = Not right for the team
end-reason-overqualified = Overqualified
end-reason-references = References
end-reason-rejected-other = Another reason
end-reason-other-offer = Another offer
end-reason-pay-offered = Pay too low
end-reason-conditions = Format or conditions
end-reason-stays = Stays in the present job
end-reason-personal = Personal circumstances
end-reason-too-slow = Took too long
end-reason-withdrew-other = Another reason
end-reason-silent = Does not answer messages
end-reason-no-show = No-show at an interview
end-reason-unreachable = Contacts do not work
end-reason-filled = Another candidate was chosen
end-reason-cancelled = Vacancy cancelled
end-reason-frozen = Hiring stopped

waiting-screening = screening
waiting-question = an answer to a question
waiting-interview = interview
waiting-scorecard = scorecard
waiting-decision = decision
waiting-offer-approval = approval of the offer
waiting-offer-answer = answer to the offer

waiting-on = ⏳ { $candidate }: { $what }, waiting for { $name } ({ $since })
waiting-on-candidate = ⏳ { $candidate }: { $what }, waiting for the candidate ({ $since })

candidates-late = { $count ->
    [one] 🔴 { $count } is past the limit
   *[other] 🔴 { $count } are past the limit
}
candidates-late-by = { $count ->
    [one] <i>past the limit by { $count } working day</i>
   *[other] <i>past the limit by { $count } working days</i>
}
candidates-held = <i>on hold until { $day }</i>
