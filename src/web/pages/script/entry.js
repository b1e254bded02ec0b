// Takes the code out of the address, where no server and no history sees it, and spends it.
const code = location.hash.slice(1);
if (code) {
  history.replaceState(null, '', location.pathname);
  const form = document.getElementById('pair');
  form.elements.code.value = code;
  form.submit();
}
