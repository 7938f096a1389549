/*
 * Where the municipality's own provider knows the people, nobody signs in here: the form for it gives way to the provider.
 * The page without a session answers with a way there exactly when that is so.
 */

async function udAfFormularen() {
  if (!location.hash.startsWith('#/login')) {
    return;
  }
  const svar = await fetch(location.pathname, { method: 'HEAD', redirect: 'manual', cache: 'no-store' });
  if (svar.type === 'opaqueredirect') {
    location.replace('/logud');
  }
}

window.addEventListener('hashchange', udAfFormularen);
udAfFormularen();
