# Two cards of one person

union-same = 👥 Same person…
union-suspects = 👥 This may be the same person. Which card should it be joined with?
union-no-suspects = 👥 No similar cards in the base.
union-type-name = You can type a name as well.
union-type-other = You can type another name.
union-found = 👥 Found for “{ $asked }”. Which one is it?
union-not-found = 👥 Nobody was found for “{ $asked }”.
union-title = 👥 <b>Two cards become one</b>
union-side = In the base since { $day }, { $count ->
    [0] no résumé
    [one] { $count } résumé
   *[other] { $count } résumés
}
union-stays = What stays:
union-field = { $field }: <b>{ $text }</b> { $sign }
union-all-moves = Résumés, notes, contacts, vacancies and letters of both cards are kept. The source stays that of the earlier card.
union-one-application = On “{ $title }” one application stays: the one that came further.
union-take = { $field } ⇄ { $text }
union-button = ✅ Join
union-done = 👥 <b>{ $name }</b> is one card now: it holds everything that “{ $other }” had. They can be taken apart within 30 days.
union-open = 👤 Open the card
union-undo = ↩️ Take apart
union-part = ↩️ Take apart: { $name }
union-parted = ↩️ The cards stand apart again. What was added after the joining has stayed on the card “{ $name }”.
union-parted-already = The cards stand apart already
timeline-verb-united = 👥 Joined with the card
timeline-verb-parted = ↩️ Cards taken apart
