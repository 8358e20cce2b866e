# The directory: whom and what a line typed in private has found.

directory-found = 🔎 <b>What did you mean?</b>
directory-answers = 🔎 <b>Responsible for this:</b> { $about }
directory-nobody = 🔎 Nobody was found who is responsible for this: { $about }. Ask HR or have a look at /departments.
directory-line = { $sign } { $name }
directory-line-note = { $sign } { $name }: { $note }
directory-sign-person = 👤
directory-sign-candidate = 📄
directory-sign-vacancy = 💼
directory-sign-department = 🏢
