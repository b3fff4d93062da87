// Passkeys on the plain account pages. A button with data-passkey asks the browser for a key ("get") or to make one ("create"), puts what
// it answers into its form and sends the form as it would have been sent. Buttons come hidden, for browsers that know nothing of it.

const knows = window.PublicKeyCredential?.parseCreationOptionsFromJSON && window.PublicKeyCredential.parseRequestOptionsFromJSON;

if (knows) {
  for (const button of document.querySelectorAll("[data-passkey]")) {
    button.hidden = false;
    button.closest("[data-passkey-form]").hidden = false;
  }
}

const answerOf = async (kind, options) => kind === "get"
  ? navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
  : navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });

const ask = async (form, button) => {
  const token = form.querySelector("[name=__RequestVerificationToken]").value;
  const question = await fetch(button.dataset.options, { method: "POST", headers: { RequestVerificationToken: token } });
  if (!question.ok) throw new Error(question.status);
  return JSON.stringify(await answerOf(button.dataset.passkey, await question.json()));
};

document.addEventListener("submit", async event => {
  const button = event.submitter;
  if (!button?.dataset.passkey) return;
  event.preventDefault();
  const form = event.target;
  const status = form.querySelector("[data-passkey-failed]");
  status.textContent = "";
  button.disabled = true;
  try {
    form.querySelector("[name=credential]").value = await ask(form, button);
    form.submit();
  } catch {
    // Cancelled by its owner, timed out, or no key fits; the browser has said which.
    status.textContent = status.dataset.passkeyFailed;
    button.disabled = false;
  }
});
