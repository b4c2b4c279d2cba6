performance.mark('interactive');
