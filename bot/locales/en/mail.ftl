# Letters of the company's mailbox.

mail-title = { $count ->
    [one] 📬 <b>{ $count } letter in the company's mailbox</b>
   *[other] 📬 <b>{ $count } letters in the company's mailbox</b>
}
mail-more = { $count ->
    [one] And { $count } more letter.
   *[other] And { $count } more letters.
}
mail-handled = ✉️ <b>{ $sender }</b>: { $subject }
mail-bare = 💬 <b>{ $sender }</b>: { $subject }. No résumé in it; the letter waits in the mailbox, unread.
mail-failed = ⚠️ <b>{ $sender }</b>: { $subject }. Could not be read; the letter is in the mailbox's folder for failed ones.
mail-nobody = sender unknown
mail-no-subject = no subject
mail-origin = ✉️ { $sender }: { $subject }
mail-forwarded-by = ↪️ Forwarded by { $name }
mail-also = 📎 Joined from the same letter: { $files }
mail-text = <blockquote expandable>{ $text }</blockquote>

mail-problem-empty = It is empty. Ask the sender to send it once more.
mail-problem-corrupt = It is damaged and does not open. Ask the sender to send it once more.
mail-problem-password = It is locked with a password. Ask the sender for a copy without one, or fill in the card by hand.
mail-problem-too-big = It is too big. Open it in the mailbox, or ask the sender for a smaller PDF.
mail-problem-too-long = It has too many pages for a résumé. Open it in the mailbox and send me only the résumé's pages, or fill in the card by hand.
mail-problem-unsupported = I cannot read files of this type. Open it in the mailbox, or ask the sender for a PDF or DOCX.
mail-problem-no-text = It is a scan or a picture, and I could not make out the text. Fill in the card by hand, or ask the sender for a PDF with text.
mail-problem-timeout = Reading took too long, so I stopped. Fill in the card by hand, or ask the sender for a PDF or text.
mail-problem-hostile = It is built in an unsafe way, so I do not open it. Ask the sender for an ordinary PDF or text.
mail-problem-not-a-resume = It does not look like a résumé: no name, contacts or experience found. If it is one after all, fill in the card by hand.
