# Rewards: the shop, exchanging points, filling the catalogue.

rewards-title = 🎁 <b>Reward shop</b>
rewards-balance = Your points: <b>{ $balance }</b>
rewards-debt = { $debt ->
    [one] ⚠️ You owe { $debt } point. The shop opens again when new points have settled it.
   *[other] ⚠️ You owe { $debt } points. The shop opens again when new points have settled it.
}
rewards-row = { $price ->
    [one] • { $name } · { $price } point · { $note }
   *[other] • { $name } · { $price } points · { $note }
}
rewards-note-missing = { $missing } more needed
rewards-note-left = { $left } left
rewards-note-enough = you have enough
rewards-note-none-left = none left
rewards-note-withdrawn = off the shelf
rewards-empty = There is nothing to exchange points for yet. Rewards will appear here, and points do not expire.
rewards-empty-tending = The shelf is empty. Add the first reward: a thing, a day off or a public thank-you.
rewards-button-mine = My exchanges ({ $count })
rewards-button-waiting = 📨 To decide ({ $count })
rewards-button-add = ➕ Add a reward
rewards-button-points = ⭐ My points

reward-title = 🎁 <b>{ $name }</b>
reward-price = { $price ->
    [one] Price: <b>{ $price } point</b>
   *[other] Price: <b>{ $price } points</b>
}
reward-stock = Left: { $stock }
reward-limit = { $limit ->
    [one] At most { $limit } a year each, you have had { $taken }
   *[other] At most { $limit } a year each, you have had { $taken }
}
reward-kind = Kind: { $kind }
reward-fulfiller = Handed over by { $name }
reward-balance-after = Left after the exchange: { $balance }
reward-kind-material = a thing
reward-kind-non-material = not a thing
reward-lacks-points = { $missing ->
    [one] { $missing } more point is needed.
   *[other] { $missing } more points are needed.
}
reward-lacks-debt = { $debt ->
    [one] A debt comes first: { $debt } point.
   *[other] A debt comes first: { $debt } points.
}
reward-lacks-limit = { $most ->
    [one] You have had as many as possible this year: { $most }.
   *[other] You have had as many as possible this year: { $most }.
}
reward-lacks-stock = None left right now. When there are more, the button will be here.
reward-lacks-offer = Off the shelf.
reward-button-request = { $price ->
    [one] ✅ Exchange { $price } point
   *[other] ✅ Exchange { $price } points
}
reward-button-edit = ✏️ Change
reward-button-withdraw = 🚫 Take off the shelf
reward-button-offer = Put back on the shelf

redemption-title = { $price ->
    [one] 🎁 <b>{ $reward }</b> · { $price } point
   *[other] 🎁 <b>{ $reward }</b> · { $price } points
}
redemption-who = For: { $name }
redemption-when = Requested: { $when }
redemption-now-requested = ⏳ Waiting for a decision. The points are set aside.
redemption-now-approved = 👍 Approved
redemption-now-declined = ✖️ Declined
redemption-now-handed-over = 📦 Handed over
redemption-now-confirmed = ✅ Received
redemption-now-cancelled = ↩︎ The request was cancelled, the points are back
redemption-approved = 👍 Approved · { $name }
redemption-approved-by = 👍 Approved · { $name }. Handed over by: { $fulfiller }
redemption-declined = ✖️ Declined · { $name }: { $reason }. The points are back.
redemption-handed-over = 📦 Handed over · { $name }. It remains to confirm the receipt.
redemption-state-requested = waiting for a decision
redemption-state-approved = approved
redemption-state-declined = declined, points are back
redemption-state-handed-over = handed over
redemption-state-confirmed = received
redemption-state-cancelled = cancelled, points are back
redemption-approve = ✅ Approve
redemption-decline = Decline
redemption-hand-over = 📦 Handed over
redemption-arrange = 🤝 Done
redemption-confirm = ✅ Received
redemption-cancel = ↩︎ Cancel the request
redemption-decline-why = Why is it declined? { $name } will read the reason, and the points go back. Reward: { $reward }
redemptions-mine = 🎁 <b>My exchanges</b>
redemptions-waiting = 📨 <b>Exchanges that wait for you</b>
redemptions-mine-empty = No exchanges yet.
redemptions-waiting-empty = Everything is decided and handed over.
redemptions-row = { $sign } { $name } · { $state }
redemption-news-requested = 📨 <b>A reward is requested</b>: { $name }
redemption-news-approved = 👍 <b>Your reward is approved</b>
redemption-news-declined = ✖️ <b>Your reward was declined</b>, the points are back: { $amount }
redemption-news-to-hand-over = 📦 <b>A reward is to be handed over</b>: { $name }
redemption-news-handed-over = 📦 <b>Your reward was handed over</b>. If you have it, please confirm.

reward-ask-first = 🎁 <b>A new reward</b>
    Type its name and its price in points, for example: <code>Hoodie 300</code>
reward-draft-new = 🎁 <b>A new reward</b>
reward-draft-change = 🎁 <b>Reward</b>
reward-fetching = 🖼 Got the photo; it will appear on the card in a moment.
reward-save = ✅ Save
reward-saved = Saved
reward-ask = { $name }: { $hint }
reward-a-year = { $count ->
    [one] { $count } a year
   *[other] { $count } a year
}
reward-photo-there = added
reward-field-name = Name
reward-field-price = Price
reward-field-stock = Left
reward-field-kind = Kind
reward-field-per-person = Each person
reward-field-fulfiller = Handed over by
reward-field-description = Description
reward-field-photo = Photo
reward-hint-name = type a name, for example “Hoodie”
reward-hint-price = type a number of points
reward-hint-stock = type how many can still be exchanged
reward-hint-kind = choose with a button
reward-hint-per-person = type how many times a year one person can have it
reward-hint-fulfiller = type the name of whoever hands it over
reward-hint-description = a sentence or two: size, colour, where to get it
reward-hint-photo = send a photo
reward-none-stock = no limit
reward-none-per-person = no limit
reward-none-fulfiller = anyone in HR
reward-none-description = no description
reward-none-photo = no photo
