# The hiring decision.

decision-ask-button = ⚖️ Ask for a decision
decision-sent = Sent for a decision
decision-recalled = Taken back
decision-title = ⚖️ Decision: <b>{ $name }</b>
decision-waiting = ⏳ { $decider } decides. Asked by { $name }, { $moment }
decision-question-open = ❓ There is a question, { $name } answers
decision-overtaken = No longer asked: the candidate is at another stage, or it was taken back.
decision-made = { $answer } · { $name }, { $moment }
decision-why = { $why }
decision-until = until { $day }
decision-range = The vacancy's range: { $range }
decision-note = 📝 { $name }: { $text }
decision-open = ❗ <b>Still open</b>
decision-no-consent = • no consent to data processing
decision-hire = ✅ Hire
decision-hold = 💤 Not yet
decision-reject = ❌ Reject
decision-recall = ↩︎ Take back
decision-offer = 📨 Prepare the offer
decision-answer-hire = ✅ Hire
decision-answer-reject = ❌ Reject
decision-answer-hold = 💤 Not yet
decision-answer-waiting = ⏳ Awaited
decision-answer-overtaken = No longer asked
decision-asked = { $name } asks you to decide about a candidate
decision-answered = The decision is made
decision-asks = A question before the decision
decision-reminder = ⏳ Your decision is awaited: <b>{ $name }</b>, { $title }. Asked by { $recruiter }, { $moment }
decision-open-button = ⚖️ Open
today-sign-decision = ⚖️
today-sign-decision-question = ❓
today-decision = awaits your decision, { $day }

# -- comparing finalists
compare-button = 📊 Compare
compare-title = 📊 <b>Comparison: { $title }</b>
compare-title-plain = 📊 <b>Comparison</b>
compare-name-alone = { $number } <b>{ $name }</b>
compare-empty = Nobody to compare yet: the vacancy has no candidates in progress.
compare-name = { $number } <b>{ $name }</b> · { $stage }
compare-fit = 🎯 Must-haves: { $met } of { $musts }
compare-pay = 💰 { $amount }
compare-pay-within = 💰 { $amount } · within the range
compare-pay-above = 💰 { $amount } · above the range
compare-verdicts = 🗓 Verdicts: { $verdicts }
compare-scores = Scores: { $scores }
compare-score-apart = { $title } { $mean } ({ $spread } apart)
compare-missing = { $count ->
    [one] ⏳ { $count } scorecard is missing
   *[other] ⏳ { $count } scorecards are missing
}
compare-blind = 🙈 Your colleagues' scores open after yours
compare-free = 💤 Resting until { $day }
compare-note = 📝 { $name }: { $text }
compare-left-out = { $count } more in progress. Those farthest on are shown.
compare-draw = 🖼 As a picture
compare-numbers = The numbers are those of the comparison.
compare-votes = yes { $yes } · no { $no }
compare-row-stage = Stage
compare-row-fit = Must-haves
compare-row-pay = Pay
compare-row-verdicts = Verdicts
compare-row-mean = Mean score
decision-missing-cards = { $count ->
    [one] • { $count } scorecard is missing
   *[other] • { $count } scorecards are missing
}
decision-disagree = • the interviewers disagree
