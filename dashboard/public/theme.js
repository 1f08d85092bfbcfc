// SPDX-License-Identifier: MIT
// Runs before the first paint, so that a dark page never flashes white. A file of its own because the
// content security policy allows no inline script.
(() => {
  let choice = 'system';
  try {
    choice = localStorage.getItem('helios-theme') ?? 'system';
  } catch {
    // Storage may be forbidden: the system's choice stands.
  }
  const dark =
    choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.classList.toggle('dark', dark);
})();
