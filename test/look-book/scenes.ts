/** A slope with a railing, drawn where a photograph would be. */
function scene(posts: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 540">
<defs><linearGradient id="s" x2="0" y2="1"><stop stop-color="#b9d3df"/><stop offset="1" stop-color="#f3e6d2"/></linearGradient></defs>
<path fill="url(#s)" d="M0 0h960v540H0z"/>
<path fill="#e7dcc8" d="M560 120h300v260H560z"/><path fill="#cbb99b" d="M540 120l170-50 170 50z"/>
<path fill="#76848d" d="M600 165h46v58h-46zm80 0h46v58h-46zm80 0h46v58h-46zM600 265h46v58h-46zm160 0h46v58h-46z"/><path fill="#f5b03a" d="M680 265h46v58h-46z"/>
<circle cx="180" cy="210" r="96" fill="#8fb096"/><circle cx="110" cy="260" r="70" fill="#a4c1a4"/><path fill="#8d7b66" d="M172 280h16v120h-16z"/>
<path fill="#c9bda6" d="M0 400l380-110 580 90v160H0z"/><path fill="#b7a98f" d="M0 470l420-110 540 90v90H0z"/>
<g fill="none" stroke="#5f564b" stroke-width="13" stroke-linecap="round">${posts}</g></svg>`;
}

export const railing = scene(
  '<path d="M110 440V300M270 410V262M430 392V242M560 420l86-118M760 452V318M80 322l372-66M80 382l360-62M660 300l230 34M690 384l190 24"/>',
);

export const mended = scene(
  '<path d="M110 440V300M270 410V262M430 392V242M600 420V282M760 452V318M80 322l360-72 450 96M80 382l360-62 450 92"/>',
);
