// Draws the diagrams, and draws them again when the reader changes between light and dark.
const dark = matchMedia('(prefers-color-scheme: dark)');
const diagrams = [...document.querySelectorAll('pre > code.language-mermaid')].map(code => {
  const place = document.createElement('div');
  place.className = 'diagram scroll';
  const source = code.textContent;
  code.parentElement.replaceWith(place);
  return { place, source };
});

async function draw() {
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    theme: dark.matches ? 'dark' : 'neutral',
    fontFamily: getComputedStyle(document.body).fontFamily,
    sequence: { diagramMarginX: 4, width: 120 },
  });
  for (const [number, { place, source }] of diagrams.entries()) {
    place.innerHTML = (await mermaid.render(`diagram-${number}`, source)).svg;
    const svg = place.firstElementChild;
    // On a phone a wide one is scrolled, not shrunk until nobody can read it.
    svg.style.minWidth = `${svg.viewBox.baseVal.width * 0.7}px`;
  }
  document.dispatchEvent(new Event('drawn'));
}

dark.addEventListener('change', draw);
draw();
