# The door: what a stranger sees, and somebody who has just come in; invitations and requests for access.

door-hello = 👋 Hello! This is Kadrovik, the internal assistant of { $company } for hiring, onboarding and tasks.
door-new = You are not in the staff list yet, so there is nothing I can show. If you work here, ask for access or open an invitation from HR.
door-waiting = You are not in the staff list yet. Your request has gone to HR; I will write here once it is accepted. If you have an invitation link, just open it.
door-declined = HR has looked at the request and has not given access. If that is a mistake, ask your colleagues for an invitation link.
door-left = Your access is closed. If you work here again, ask HR to open it.
door-ask = Ask for access
door-ask-back = Ask for access again
door-withdraw = Withdraw the request
door-phone = If HR has your phone number already, share it and you are in at once.
door-phone-key = 📱 Share my number
door-phone-thanks = Thank you, the number has arrived.
door-phone-unknown = This number is not in the staff list. HR will see it with your request.
door-welcome = 🎉 <b>Welcome to { $company }!</b>
door-welcome-name = Name: <b>{ $name }</b>
door-welcome-mistake = If anything is wrong, tell HR.
door-already-in = You are with us already, the invitation was not needed. Whoever it is meant for can still use it.

admit-title-invite = 🎟 <b>Invitation</b>
admit-title-request = 👤 <b>{ $name }</b> joins the company
admit-title-picked = 👥 Add: <b>{ $names }</b>
admit-known = They work here already and are left alone: { $names }
admit-hint = Choose the department and roles with the buttons; just type the position.
admit-department = 🏢 Choose a department
admit-ask-department = 🏢 Which department?
admit-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
admit-do-invite = ✅ Make the link
admit-do-request = ✅ Accept
admit-do-picked = ✅ Add
admitted = ✅ In the company now: <b>{ $names }</b>
admitted-not-yet = ✅ Added: <b>{ $names }</b>

    A bot cannot write first, so ask them to open { $link } and press Start.
admitted-open = Open the card
pick-people = Press the button below and choose up to 10 people from your contacts.
pick-people-key = 👥 Choose people
people-picked = { $count ->
    [one] { $count } person chosen.
   *[other] { $count } people chosen.
}
invite-title = 🎟 <b>The invitation is ready</b>
invite-title-for = 🎟 <b>Invitation: { $name }</b>
invite-until = Works until: { $when }
invite-link = { $link }
invite-once = The link works once, for one person. Whoever opens it and presses Start is in the company at once.
invite-used = The invitation has been used: { $name }
invite-closed = The invitation no longer works.
invite-copy = 📋 Copy the link
invite-qr = 🖨 QR for printing
invite-qr-caption = An invitation to { $company }. Point your phone's camera at it and press Start.
invite-qr-for = An invitation to { $company }: { $name }. Point your phone's camera at it and press Start.
invite-revoke = Withdraw
invite-anybody = Without a name
invites-title = 🎟 <b>Open invitations</b>
invites-soonest = The first one works until { $when }
invites-empty = 🎟 There are no open invitations. Make one from the list of people.
invite-all-title = 🎟 <b>Invitations to { $company }</b>
    Each link works once. Copy them and pass them on.
invite-all-nobody = Everybody is in Telegram already, there is nobody to invite.
join-requests-title = 🚪 <b>Asking for access</b>
join-requests-empty = 🚪 Nobody is asking for access.
join-request-title = 🚪 <b>{ $name }</b> asks for access
join-request-id = Telegram number: <code>{ $id }</code>
join-request-when = Asked: { $when }
join-request-former = Used to work here: if you accept, the former card comes back.
join-request-careful = The name is what the person calls themselves. Accept only if you know who it is.
join-accept = ✅ Accept
join-decline = Decline
join-state-waiting = The request is waiting.
join-state-accepted = ✅ The request has been accepted.
join-state-declined = The request has been declined.
join-state-withdrawn = The request has been withdrawn.
joined-notice = 🎉 <b>{ $name }</b> is in the bot now.
