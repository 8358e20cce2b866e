# Received résumés: card, questions, batch, inbox.

intake-text = text
intake-reading = 📄 Reading { $file }…
intake-origin = 📄 { $origin }
intake-to-stage = 🪜 Stage from the table: { $stage }

intake-save-to = ✅ Save → { $title }
intake-save-to-base = ✅ Save to the base
intake-type-name = ✍️ Type the name
intake-edit = ✏️ Fix fields
intake-edit-title = ✏️ <b>What should be fixed?</b>
intake-put-away = Not a résumé, delete
intake-drop = Dismiss
intake-base-only = No vacancy
intake-more-vacancies = { $count } more…
intake-choose-vacancy = 💼 Which vacancy for <b>{ $name }</b>?
intake-stick = 📌 Everything next goes here
intake-sticky-on = 📌 Everything next → { $title } · switch off
intake-sticky-set = The next résumés will go to { $title }
intake-sticky-off = No longer pinned: I will ask for each résumé

intake-doubts = ❓ <b>Please check, I am not sure here:</b>
intake-doubts-ocr = ❓ <b>Read from a picture, please check:</b>
intake-doubt = { $field }: { $value }
intake-doubt-line = { $field }: { $value } <i>(in the résumé: “{ $line }”)</i>
intake-doubt-missing = { $field }: not found in the résumé
intake-right = ✓ { $value }
intake-type-field = ✍️ Something else

intake-noted = 💬 Added to the candidate’s notes.
intake-note = 💬 { $text }
intake-note-salary = 💰 Set: { $salary }
intake-note-drop = ↩︎ Remove the note
intake-note-dropped = The note is removed

intake-same-file = ♻️ This very file is in the base already: <b>{ $name }</b>.
intake-seen = 👥 This looks like a new résumé of somebody you know: <b>{ $name }</b>. Same { $shared }.
intake-clash = 👥 { $shared } is already kept under another name: <b>{ $name }</b>. Is it one person?
intake-possible = 👥 Possibly the same person: <b>{ $name }</b> ({ $position }).
intake-seen-on = 💼 { $title }: { $stage }
intake-seen-ended = 💼 { $title }: { $outcome }, { $day }
intake-seen-why = { $ended }. { $why }
intake-spoken-by = 💬 Last contact: { $name }, { $day }
intake-added-by = In the base since { $day }, added by { $name }
intake-is-known = 👥 Will be added as a new résumé version of <b>{ $name }</b>
intake-side-by-side = ⚖️ <b>The card and the new résumé side by side</b>
intake-change = • { $field }: “{ $known }” in the base, “{ $read }” in the résumé
intake-change-stays = • { $field }: stays “{ $known }”, “{ $read }” in the résumé
intake-change-added = • { $field }: { $count } more
intake-open-known = 👤 Open the card
intake-same-person = 👥 Add to the card: { $name }
intake-somebody-else = Somebody else
intake-ask-again = 👥 Decide again

intake-unreadable = ⚠️ <b>{ $file }</b>
intake-problem-empty = The file is empty. Check that it was saved completely and send it again.
intake-problem-corrupt = The file is damaged and does not open. Download it again or ask the candidate to resend it.
intake-problem-password = The file is locked with a password. Save a copy without it and send that, or fill in the card by hand.
intake-problem-too-big = The file is over 20 MB, and Telegram does not give such files to bots. Send a smaller PDF or paste the résumé as text.
intake-problem-too-long = The file has too many pages for a résumé. Send only the résumé pages, or fill in the card by hand.
intake-problem-unsupported = I cannot read files of this type. PDF, DOCX, DOC, RTF, ODT, HTML, TXT, a photo or plain text will do.
intake-problem-no-text = This is a scan or a picture, and I could not make out the text. Send a sharper photo, a PDF with text or the text itself, or fill in the card by hand.
intake-problem-timeout = The file took too long to read, so I stopped. Send it as a PDF or as text, or fill in the card by hand.
intake-problem-hostile = The file is built in an unsafe way, so I do not open it. Ask for the résumé as an ordinary PDF or as text.
intake-problem-not-a-resume = This does not look like a résumé: no name, contacts or experience found. If it is one after all, fill in the card by hand.
intake-by-hand = ✍️ Fill in by hand
intake-not-for-you = Thank you! There is nobody to take résumés yet: the company has no recruiter. Nothing was saved here.
intake-passed-on = 🤝 Thank you for the referral! <b>{ $name }</b> has the résumé now.
intake-passed-on-hint = The referral is credited to you. Anything to add about the person? Write it in the next message.
intake-recall = ↩︎ Recall
intake-recalled = The referral is recalled, the résumé goes nowhere.
intake-same-as-other = 🔗 One more paper of…
intake-same-as-whom = Whose paper is it too? “<b>{ $name }</b>” joins that person’s card: one candidate in the base.
intake-also = 📎 Together with: { $files }
intake-recording-kept = 🎙 It will be kept on the candidate’s card with the résumé.
intake-recording-alone = 🎙 Send a voice or video about a candidate right after their résumé: I keep them together.
intake-voice = Voice message
intake-video = Video
batch-join = 🔗 All of it is one person
batch-part = ✂️ These are different people
intake-referral-noted = 💬 Passed on with the résumé.

intake-saved-new = ✅ New candidate in the base: <b>{ $name }</b>
intake-saved-version = ✅ New résumé version on the card of <b>{ $name }</b>
intake-saved-to = 💼 Vacancy: { $title }
intake-was-there = The candidate was on this vacancy already, the stage has not changed.
intake-saved-toast = Saved
intake-undone = Saving undone, the draft is back
intake-open-candidate = 👤 Open the card
intake-open-vacancy = 💼 To the vacancy
intake-open-draft = 📄 Open the draft
intake-gone = ✕ Deleted: { $name }. The file itself is still in this chat.
intake-twin = ♻️ { $file }: you have sent this file before, its draft is waiting.
intake-draft-gone = This draft is not here any more: it was saved or deleted. Everything that waits is in the inbox.
intake-inbox = 📥 Inbox
intake-field-saved = Noted. { $field }: { $value }
intake-field-cleared = Field cleared: { $field }

batch-title = { $count ->
    [one] 📚 <b>{ $count } file</b>
   *[other] 📚 <b>{ $count } files</b>
}
batch-reading = { $count ->
    [one] reading { $count }
   *[other] reading { $count }
}
batch-sure = { $count ->
    [one] { $count } sure
   *[other] { $count } sure
}
batch-asks = { $count ->
    [one] { $count } question
   *[other] { $count } questions
}
batch-saved = { $count ->
    [one] { $count } saved
   *[other] { $count } saved
}
batch-unread = { $count ->
    [one] { $count } not read
   *[other] { $count } not read
}
batch-more = { $count ->
    [one] And { $count } more file.
   *[other] And { $count } more files.
}
batch-save = ✅ Save the sure ones ({ $count })
batch-save-to = ✅ Save the sure ones ({ $count }) → { $title }
batch-where = { $count ->
    [one] 💼 <b>Where does { $count } résumé go?</b> I’ll remember it for the whole batch.
   *[other] 💼 <b>Where do { $count } résumés go?</b> I’ll remember it for the whole batch.
}
batch-to-base = To the base, no vacancy
batch-questions = ❓ Answer questions ({ $count })
batch-saved-toast = { $count ->
    [one] { $count } résumé saved
   *[other] { $count } résumés saved
}
batch-row-reading = reading
batch-row-sure = ready
batch-row-asks = has a question
batch-row-seen = seen before
batch-row-known = in the base already
batch-row-twin = the same file
batch-row-joined = with another paper
batch-row-unreadable = not read
batch-row-saved = saved
batch-row-discarded = deleted

inbox-title = { $count ->
    [one] 📥 <b>{ $count } résumé is waiting</b>
   *[other] 📥 <b>{ $count } résumés are waiting</b>
}
inbox-line = { $name }: { $about }, { $ago }
inbox-unread = not read
inbox-empty-title = 📥 <b>The inbox is empty</b>
inbox-empty = Everything you send and have not saved or deleted yet is kept here. Send or forward a résumé as a file, a photo or text.
inbox-waits = { $count ->
    [one] 📥 { $count } résumé is waiting in the inbox
   *[other] 📥 { $count } résumés are waiting in the inbox
}

candidates-added = { $count ->
    [one] 👤 <b>A new candidate</b> for “{ $title }”
   *[other] 👤 <b>{ $count } new candidates</b> for “{ $title }”
}
candidates-added-by = Added by { $name }
candidates-open-list = 👥 Open the list
