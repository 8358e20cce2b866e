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

# -- one candidate

end-why = <b>{ $outcome }</b>: for which reason? A comment can be added after it.
hold-open = 💤 Put off
hold-wake = ⏰ Wake now
hold-now = 💤 On hold until { $day }
hold-ask = Until which day? Choose or type: “in two weeks”, “15 January”. The bot reminds you that morning, and the stage's limit begins anew.
hold-done = The candidate is on hold
hold-woken = The candidate is active again
reminder-woken = ⏰ The hold is over: <b>{ $name }</b>, “{ $title }”, stage “{ $stage }”. The candidate is active again.
comment-add = 💬 Add a comment
comment-ask = Type the comment: everybody who may see this vacancy will see it.
history-open = 🕓 Stage history
history-title = 🕓 Stage history: { $title }
history-move = { $before } → <b>{ $after }</b>
history-first = Beginning: <b>{ $after }</b>
history-by = { $moment }, { $name }
history-bot = the bot
history-reason = Reason: { $reason }
history-comment = 💬 { $text }
history-stayed = { $count ->
    [one] { $count } day before that
   *[other] { $count } days before that
}

# -- several at once

candidates-pick = ☑ Choose several
candidates-send = 📨 To the manager
candidates-stages = ⚙️ Stages
bulk-choose = Tick candidates, then choose what to do.
bulk-chosen = { $count ->
    [one] { $count } candidate chosen
   *[other] { $count } candidates chosen
}
bulk-all = Choose all
bulk-none = Clear
bulk-move = → To a stage ({ $count })
bulk-send = 📨 To the manager ({ $count })
bulk-where = Which stage should it be?
bulk-reserve = To the talent pool
bulk-nobody = Nobody is chosen. Tick candidates in the list.
bulk-to-list = 👥 To the candidates
bulk-moved = { $count ->
    [one] ✅ { $count } candidate: <b>{ $stage }</b>
   *[other] ✅ { $count } candidates: <b>{ $stage }</b>
}
bulk-undone = { $count ->
    [one] { $count } candidate is back.
   *[other] { $count } candidates are back.
}
bulk-overtaken = { $count ->
    [one] { $count } more has been moved since and stays there.
   *[other] { $count } more have been moved since and stay there.
}
vacancy-button-settle = { $count ->
    [one] 🏁 Settle the { $count } candidate left
   *[other] 🏁 Settle the { $count } candidates left
}

# -- stages and reasons

settings-button-stages = ⚙️ Hiring stages
stages-title = ⚙️ <b>Hiring stages</b>
stages-title-vacancy = ⚙️ <b>Stages: { $title }</b>
stages-line = • { $name } ({ $limit })
stages-line-owned = • { $name } ({ $limit }), owned by { $owner }
stages-retired = <s>{ $name }</s> is not in use
stages-are-company-s = The company's common stages hold here. You can make own ones for this vacancy: candidates keep their places.
stages-own = ✏️ Make own stages
stages-own-done = The vacancy has its own stages now
stages-add = ➕ New stage
stage-limit-days = { $count ->
    [one] { $count } working day
   *[other] { $count } working days
}
stage-limit-none = no limit
stage-limit-hint = How many working days a candidate may wait at this stage. Who waits longer is marked red, and the stage's owner hears of it in the morning.
stage-name = <b>{ $name }</b>
stage-kind = Counts in reports as: { $kind }
stage-counts-as = = { $kind }
stage-owner = Owner: { $name }
stage-owner-vacancy = the vacancy's recruiter
stage-is-retired = The stage is not in use: nobody is moved to it any more, the history stays.
stage-rename = ✏️ Name
stage-choose-owner = 👤 Owner
stage-retire = Retire the stage
stage-restore = Use it again
stage-ask-name = Type the stage's new name.
stage-ask-new = Type the new stage's name, such as “Meeting the team”.
stage-ask-owner = Who answers for this stage?
reasons-open = 📋 Reasons
reasons-title = 📋 <b>Reasons: { $outcome }</b>
reasons-hint = Ticked reasons are offered when an application ends. Unticking takes a reason out of the choice; history and reports keep it.
reasons-add = ➕ Own reason
reasons-ask = Type the reason in a few words, such as “No security clearance”.
reasons-rename = What should the reason “{ $name }” be called? The new name shows in history too.

# -- the manager's screening

screening-title = 📨 <b>Screening: { $title }</b>
screening-by = Sent by { $name } to { $manager }, { $moment }
screening-note = 💬 { $text }
screening-say = 💬 A word to the manager
screening-write-note = What should be said about them all? { $name } sees it on everyone's card.
screening-sent = { $count ->
    [one] ✅ { $count } candidate sent to the hiring manager: { $name }
   *[other] ✅ { $count } candidates sent to the hiring manager: { $name }
}
screening-left-out = { $count ->
    [one] { $count } is with the manager already and was not sent twice.
   *[other] { $count } are with the manager already and were not sent twice.
}
screening-not-told = The message has not arrived: { $name } has not opened the bot. The candidates will wait on the home screen.
screening-begin = { $count ->
    [one] ▶ Look at { $count } candidate
   *[other] ▶ Look at { $count } candidates
}
screening-recall = Take back
screening-recalled = { $count ->
    [one] { $count } candidate taken back
   *[other] { $count } candidates taken back
}
screening-place = 📨 { $title }: { $place } of { $total }
screening-now = Now: <b>{ $state }</b>
screening-state-waiting = Waits for an answer
screening-state-question = A question was asked
screening-state-invited = Invite
screening-state-declined = No
screening-state-dropped = No longer considered
screening-sign-waiting = ⏳
screening-sign-question = ❓
screening-sign-invited = ✅
screening-sign-declined = ❌
screening-sign-dropped = ▫️
screening-answer-why = { $state }: { $why }
screening-answer-by = { $answer } <i>({ $name })</i>
screening-invite = ✅ Invite
screening-decline = ❌ No
screening-ask = ❓ Question
screening-reply = 💬 Reply
screening-add = 💬 Add
screening-why = Why not? The recruiter will see the reason.
screening-own-words = ✍️ In own words
screening-write-question = Type your question to the recruiter. Until they reply, the candidate waits for them, not for you.
screening-write-reply = Type your reply to the manager.
screening-write-refusal = Type why not. The recruiter will see it.
screening-said-question = ❓ The recruiter has your question.
screening-said-reply = 💬 The manager has your reply.
screening-said-refusal = ❌ Noted.
screening-line = 💬 <b>{ $name }</b>: { $text }
screening-undone = The answer is taken back
screening-changed-meanwhile = While you were typing, this candidate was answered about. This is how things stand.
screening-finished = 🎉 All done. The answers go to { $name }.
screening-rest-asked = { $count ->
    [one] The rest is done, { $count } waits for the recruiter's reply.
   *[other] The rest is done, { $count } wait for the recruiter's reply.
}
screening-asks = { $count ->
    [one] { $name } asks you to look at { $count } candidate. You can go through on your phone, one by one.
   *[other] { $name } asks you to look at { $count } candidates. You can go through on your phone, one by one.
}
screening-answers = The hiring manager has answered:
screening-still = { $count ->
    [one] { $count } more waits for an answer.
   *[other] { $count } more wait for an answer.
}
screening-open = 📨 To the screening
screening-asked = ❓ <b>The manager asks</b>: { $title }
screening-replied = 💬 <b>A reply to your question</b>: { $name }
reminder-screening = { $count ->
    [one] 📨 <b>{ $title }</b>: { $count } candidate waits for your answer. Sent by { $name }, { $moment }.
   *[other] 📨 <b>{ $title }</b>: { $count } candidates wait for your answer. Sent by { $name }, { $moment }.
}
