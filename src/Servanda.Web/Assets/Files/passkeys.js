// Forms that a passkey answers (W3C WebAuthn Level 3). Without this module they stay hidden, and a password with a code does.
const octets = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), letter => letter.charCodeAt(0));
const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
const named = list => (list ?? []).map(one => ({ ...one, id: octets(one.id) }));

function read(kind, options) {
  const publicKey = { ...options, challenge: octets(options.challenge) };
  if (kind === 'create') {
    publicKey.user = { ...options.user, id: octets(options.user.id) };
    publicKey.excludeCredentials = named(options.excludeCredentials);
  } else {
    publicKey.allowCredentials = named(options.allowCredentials);
  }
  return { publicKey };
}

function write(credential) {
  const said = credential.response;
  const response = { clientDataJSON: text(said.clientDataJSON) };
  if (said.attestationObject) {
    response.attestationObject = text(said.attestationObject);
    response.transports = said.getTransports?.() ?? [];
  } else {
    response.authenticatorData = text(said.authenticatorData);
    response.signature = text(said.signature);
    if (said.userHandle) response.userHandle = text(said.userHandle);
  }
  return JSON.stringify({
    id: credential.id, rawId: text(credential.rawId), type: credential.type, response,
    clientExtensionResults: credential.getClientExtensionResults(),
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
  });
}

async function ask(form) {
  const answer = await fetch(form.dataset.options, { method: 'POST', body: new FormData(form), credentials: 'same-origin' });
  if (!answer.ok) throw new Error(`The options came with ${answer.status}.`);
  const kind = form.dataset.passkey;
  const credential = await navigator.credentials[kind](read(kind, await answer.json()));
  form.elements.credential.value = write(credential);
  form.submit();
}

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    const button = form.querySelector('button');
    const problem = form.querySelector('[data-passkey-problem]');
    button.hidden = false;
    const missing = form.querySelector('[data-passkey-missing]');
    if (missing) missing.hidden = true;
    form.addEventListener('submit', event => {
      event.preventDefault();
      problem.hidden = true;
      button.disabled = true;
      // The person said no, or took too long: the form says what else there is.
      ask(form).catch(() => { problem.hidden = false; button.disabled = false; });
    });
  }
}
