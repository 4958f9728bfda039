// Draws the diagrams, and draws them again when the reader changes between light and dark.
const dark = matchMedia('(prefers-color-scheme: dark)');
const diagrams = [...document.querySelectorAll('pre > code.language-mermaid')].map(code => {
  const place = document.createElement('div');
  place.className = 'diagram scroll';
  const headings = [...document.querySelectorAll('main :is(h1, h2, h3)')];
  const about = headings.findLast(each => each.compareDocumentPosition(code) & Node.DOCUMENT_POSITION_FOLLOWING);
  const source = code.textContent;
  code.parentElement.replaceWith(place);
  return { place, source, name: `Diagram: ${about?.textContent ?? document.title}` };
});

async function draw() {
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    theme: dark.matches ? 'dark' : 'neutral',
    fontFamily: getComputedStyle(document.body).fontFamily,
    sequence: { diagramMarginX: 4, width: 120 },
  });
  for (const [number, { place, source, name }] of diagrams.entries()) {
    place.innerHTML = (await mermaid.render(`diagram-${number}`, source)).svg;
    const svg = place.firstElementChild;
    if (!svg.hasAttribute('aria-labelledby')) {
      svg.setAttribute('aria-label', name);
    }
    // On a phone a wide one is scrolled, not shrunk until nobody can read it.
    svg.style.minWidth = `${svg.viewBox.baseVal.width * 0.7}px`;
  }
  document.dispatchEvent(new Event('drawn'));
}

dark.addEventListener('change', draw);
draw();
