# Offers: the card, its questions, news and reminders.

offer-title = 📨 <b>Offer: { $name }</b>
    { $title }
offer-state = { $state }, { $since }
offer-waits = Waiting for approval: { $names }, { $since }
offer-expired = ⌛️ The time to answer is over: { $day }
offer-note = Comment: { $note }
offer-field-amount = Salary
offer-field-start = Start date
offer-field-valid = Answer by
offer-field-conditions = Terms
offer-wish = Candidate expects: { $pay }
offer-budget = Vacancy's range: { $pay }
offer-prepared = Prepared by: { $name }
offer-approved-by = Approved by: { $name }

offer-state-draft = Draft
offer-state-approval = Waiting for approval
offer-state-approved = Approved
offer-state-sent = Sent to the candidate
offer-state-accepted = ✅ Accepted
offer-state-declined = Declined by the candidate
offer-state-withdrawn = Withdrawn

offer-button = 📨 Offer · { $title }
offer-button-ask = ✅ Ask for approval
offer-button-approve = ✅ Approve
offer-button-return = ↩️ Return
offer-button-sent = ✅ Sent to the candidate
offer-button-accepted = ✅ Candidate accepted
offer-button-declined = Declined
offer-button-text = 📋 Text for the candidate
offer-button-extend = ⏳ Give more time
offer-button-withdraw = Withdraw
offer-button-changed-mind = Changed their mind
offer-button-newcomer = 🧭 Employee card

offer-ask-amount = What salary do you offer? Type it, for example: $3,000 net.
offer-ask-start = When do they start? Choose a day or type it: January 11, in 2 weeks.
offer-ask-valid = By which day do we expect an answer? Choose a day or type it.
offer-ask-conditions = What else? For example: three months' probation, health insurance, hybrid. A dash clears the field.
offer-ask-return = What should be changed? Say it briefly; the recruiter will see your comment.
offer-ask-decline = Why did the candidate decline? Choose a reason or type your own.
offer-ask-withdraw = Why do we withdraw the offer? Say it briefly: the reason stays in the history.
offer-ask-longer = By which day do we expect an answer?

offer-told = { $who }: { $what }
offer-did-begun = began the offer
offer-did-changed = changed the terms
offer-did-extended = gave more time to answer
offer-did-approval-asked = asks you to approve an offer
offer-did-approved = approved the offer
offer-did-returned = returned the offer
offer-did-sent = sent the offer to the candidate
offer-did-accepted = 🎉 the candidate accepted the offer
offer-did-declined = the candidate declined
offer-did-changed-mind = the candidate changed their mind
offer-did-withdrawn = withdrew the offer
offer-did-undone = took an act back
offer-undone = Undone

offer-reminder-approval = 📨 An offer has been waiting for approval, { $since }: <b>{ $name }</b>, { $title }
offer-reminder-ends = ⏳ Today is the last day to answer the offer: <b>{ $name }</b>, { $title }
offer-reminder-ended = ⌛️ The time to answer the offer is over ({ $left }): <b>{ $name }</b>, { $title }. Give more time, record the answer, or withdraw it.
today-sign-offer-waits = 📨
today-offer-waits = waiting for approval, { $day }


hiring-filled = 🎉 <b>{ $title }</b>
    { $count ->
        [one] { $count } person has started, every place is taken.
       *[other] { $count } people have started, every place is taken.
    } Close the vacancy?
hiring-left = { $count ->
        [one] { $count } candidate still waits for an answer.
       *[other] { $count } candidates still wait for an answer.
    }
hiring-close = ✅ Close the vacancy
hiring-open = 💼 Open the vacancy
offer-text = Hello, { $name }!

    We are glad to offer you the position: { $title }.
    Salary: { $pay }.
    Start date: { $start }.
offer-text-conditions = Terms: { $conditions }
offer-text-answer = We look forward to your answer by { $day }.
offer-text-note = The text to copy and send to the candidate:
offer-back = ‹ To the offer
offer-others = { $count ->
    [one] 👥 The person has { $count } other open application. End it or leave it:
   *[other] 👥 The person has { $count } other open applications. End them or leave them:
}
