# Refusals and apologies: what happened, what was kept, what to do.

refusal-denied = 🔒 You don't have access to this. If you need it for work, ask your HR admin.
refusal-outdated = This card is out of date. Open it again from /menu.
refusal-stranger = 👋 Hello! This is Kadrovik, a company's internal assistant for hiring, onboarding and tasks. You are not on its staff list yet, so there is nothing I can show you.
refusal-stranger-id = To get access, give HR your Telegram number: <code>{ $id }</code>
refusal-apology = 😔 Something broke on our side, it wasn't you. Everything you entered before is kept; please try again a little later.

    Code for the administrator: <code>{ $code }</code>
