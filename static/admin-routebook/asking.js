// Asks the server for a piece of a page, the last question only.

// Returns a function that runs `act` once, so many milliseconds after it was last called.
export function later(act, milliseconds) {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, milliseconds);
  };
}

// Returns a function that posts a body and gives what came of it to `show`; an answer that a later
// question has overtaken is dropped.
export function asker(show) {
  let current;
  return async (url, body) => {
    current?.abort();
    const question = new AbortController();
    current = question;
    try {
      const answer = await fetch(url, {
        method: "POST",
        body,
        credentials: "same-origin",
        signal: question.signal,
      });
      const html = await answer.text();
      if (question.signal.aborted) return;
      if (answer.redirected) show(null, "You are signed out. Sign in again in another tab.");
      else if (!answer.ok) show(null, `There is no preview: the site answered ${answer.status}.`);
      else show(html, "");
    } catch (error) {
      if (error.name !== "AbortError") show(null, "There is no preview: the site does not answer.");
    }
  };
}

// Puts a piece of a page, made and escaped by the server, or a message into a place.
export function fill(place, html, message) {
  if (html === null) place.textContent = message;
  else place.innerHTML = html;
}
