// One browser, one person. Every page says who is signed in where it came from; a page of somebody else is loaded anew, which shows
// the sign-in where nobody is: what is open at a counter does not go on for the next one who sits down there.
const account = () => document.querySelector("meta[name=person]")?.content ?? "";

export function onePerson() {
  const pages = new BroadcastChannel("haitang.person");
  pages.onmessage = said => {
    if (account() && said.data !== account()) location.reload();
  };
  pages.postMessage(account());
}
