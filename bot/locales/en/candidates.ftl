# Candidates: card, fields, stages, a vacancy's list.

candidate-title = 👤 <b>{ $name }</b>
candidate-nameless = 👤 <b>No name found</b>
candidate-experience = { $value } of experience
candidate-skills = Skills: { $skills }
candidate-skills-more = { $count ->
    [one] Skills: { $skills } and { $count } more
   *[other] Skills: { $skills } and { $count } more
}
candidate-fit = { $musts ->
    [one] 🎯 { $title }: { $met } of { $musts } must-have
   *[other] 🎯 { $title }: { $met } of { $musts } must-haves
}
candidate-fit-nice = Nice to have: { $skills }
candidate-application = 💼 { $title }: <b>{ $stage }</b> since { $day }
candidate-note = 💬 { $text } <i>({ $name }, { $day })</i>
candidate-no-applications = 💼 Not on any vacancy yet
candidate-added = In the base since { $day }, added by { $name }
candidate-source = Source: { $source }
candidate-referred = 🤝 Referred by { $name }
candidate-move = { $title }: { $stage } ›
candidate-open-file = 📄 Résumé
candidate-versions = 🗂 Versions ({ $count })
candidate-edit = ✏️ Fix
candidate-attach = ➕ To a vacancy
candidate-attached-barred = Now on the vacancy, but: { $bar }
candidate-attached = The candidate is on the vacancy
candidate-resumes-title = 🗂 <b>Résumés of { $name }</b>
candidate-resume-line = 📄 { $file }, { $moment }, { $name }
candidate-file = 📄 Résumé of <b>{ $name }</b>
candidate-file-sent = The file is in the message below
candidate-photo = 🖼 Photo
candidate-photo-of = 🖼 <b>{ $name }</b>
candidate-photo-other = 🖼 Another photo
candidate-photo-ask = 🖼 <b>{ $name }</b>: send a photo in one message. Whoever sees the card will see it.
candidate-edit-title = ✏️ <b>What should be fixed?</b> What you fix by hand is not overwritten by later résumés.
candidate-no-vacancies = 💼 No other open vacancies: the candidate is on all of them, or there are none yet.
candidate-gone = This card or file is not here any more.

candidate-field-name = Name
candidate-field-contacts = Contacts
candidate-field-position = Position
candidate-field-city = City
candidate-field-citizenship = Citizenship
candidate-field-age = Age
candidate-field-experience = Experience
candidate-field-salary = Salary
candidate-field-skills = Skills
candidate-field-languages = Languages
candidate-field-education = Education
candidate-field-source = Source
candidate-ask-title = ✍️ <b>{ $field }</b>
candidate-ask-now = Now: { $value }
candidate-ask-name = Type the full name.
candidate-ask-contacts = Send a phone, an e-mail, a Telegram @name or a link, several at once if you like. New ones replace those of the same kind. A dash clears them all.
candidate-ask-position = Type the position. A dash clears the field.
candidate-ask-city = Type the city. A dash clears the field.
candidate-ask-citizenship = Write the citizenship. A dash empties it.
candidate-ask-age = Type the age or the birth date: 28 or 14.03.1998. A dash clears the field.
candidate-ask-experience = Type the total experience: 3 years 6 months, 5 years, no experience. A dash clears the field.
candidate-ask-salary = Type the wished salary: $3000, 120–150k, from 200k net. A dash clears the field.
candidate-ask-skills = Type the skills separated by commas, they replace the list. With a plus in front they are added: + Figma, English.
candidate-ask-languages = Type the languages with their levels: English B2, German A1. A dash clears the field.
candidate-ask-education = A place of study a line: MIT, Computer science, 2012, bachelor. A dash clears the field.
candidate-ask-source = Type where the candidate comes from. A dash clears the field.

stage-new = New
stage-screening = Screening
stage-interview = Interview
stage-test-task = Test task
stage-offer = Offer
stage-hired = Hired
stage-rejected = Rejected
stage-withdrawn = Withdrawn
stage-now = 💼 { $title }: now <b>{ $stage }</b>
stage-choose = Which stage should it be?
stage-moved = 💼 { $title }: { $before } → <b>{ $after }</b>
stage-change = Another stage
stage-toast = Stage: { $stage }
stage-undone = Taken back: { $stage }

candidates-title = 👥 <b>Candidates: { $title }</b>
candidates-count = { $count ->
    [one] { $count } candidate
   *[other] { $count } candidates
}
candidates-all = All
candidates-stage = <b>{ $stage }</b>
candidates-empty = Nobody here yet.
candidates-empty-add = Send or forward a résumé here and choose this vacancy: the candidate will appear in the list.
candidate-languages = 🗣 { $languages }
candidate-study = 🎓 { $study }
candidate-copy = copy
candidate-next = ⏰ Next contact: { $moment }, { $name }. { $note }
candidate-reserve = 🗃 In the talent pool until { $day }: { $reason }
candidate-bar = ⛔️ Not to be considered until { $day }: { $reason }
candidate-consent = 🔐 Consent: { $state }
candidate-citizenship = Citizenship: { $value }
