const asked = new URLSearchParams(location.search);
const periods = asked.get('periods').split(',').map(Number);
const row = document.querySelector('.flex');
const texts = Array.from({ length: Number(asked.get('labels')) }, () => {
  const label = document.createElement('div');
  row.append(label);
  return label.appendChild(document.createTextNode('0'));
});
for (const [index, period] of periods.entries()) {
  const own = texts.filter((_text, at) => at % periods.length === index);
  setInterval(() => {
    const now = String(Date.now());
    for (const text of own) text.data = now;
  }, period);
}
performance.mark('interactive');
