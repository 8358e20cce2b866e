// Runs before the first paint (a plain script, not a module), so that a dark page never flashes white.
// The reader's choice is "auto" (follow the system), "light" or "dark"; the resolved one sits in <html data-theme>.
(() => {
  const key = "sandbox.theme";
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => localStorage.getItem(key) || "auto";

  function apply() {
    const choice = chosen();
    const theme = choice === "auto" ? (dark.matches ? "dark" : "light") : choice;
    document.documentElement.dataset.theme = theme;
    document.querySelector('meta[name="theme-color"]')
      ?.setAttribute("content", theme === "dark" ? "#17212b" : "#ffffff");
  }

  window.sandboxTheme = {
    chosen,
    choose(choice) {
      if (choice === "auto") localStorage.removeItem(key);
      else localStorage.setItem(key, choice);
      apply();
    },
  };
  dark.addEventListener("change", apply);
  apply();
})();
