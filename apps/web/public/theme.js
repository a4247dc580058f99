// Runs before the first paint, so that a dark page never flashes white. A file of its own, since the
// content security policy allows no inline script.
(() => {
  let choice = null;
  try {
    choice = localStorage.getItem('flowload.theme');
  } catch {
    // Storage may be switched off; the system's theme it is.
  }
  const dark =
    choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
