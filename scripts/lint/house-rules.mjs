// Rules of this house that no linter ships. Each is proven by a failing example in lint.test.ts.

const clockOrChance = new Set(['Date.now', 'Math.random', 'performance.now']);

const noClockOrChance = {
  create(context) {
    const refuse = (node, what) =>
      context.report({ node, message: `${what} makes a rule depend on when it runs: take it as an argument.` });
    return {
      MemberExpression(node) {
        if (node.object.type !== 'Identifier' || node.property.type !== 'Identifier') return;
        const name = `${node.object.name}.${node.property.name}`;
        if (clockOrChance.has(name)) refuse(node, name);
      },
      NewExpression(node) {
        if (isName(node.callee, 'Date') && node.arguments.length === 0) refuse(node, 'new Date()');
      },
      CallExpression(node) {
        if (isName(node.callee, 'Date')) refuse(node, 'Date()');
      },
    };
  },
};

const noAsync = {
  create(context) {
    const check = (node) => {
      if (node.async) context.report({ node, message: 'A rule of the domain answers at once: no async here.' });
    };
    return { FunctionDeclaration: check, FunctionExpression: check, ArrowFunctionExpression: check };
  },
};

// A statement, not the bare word, and its first word in one case: a button may well say "Select one from the list".
const firstWord = /^\s*(?:[A-Z]+|[a-z]+)\s/;
const statement = new RegExp(
  `^\\s*(?:${[
    'select\\s[\\s\\S]+\\sfrom\\s',
    'insert\\s+(?:or\\s+\\w+\\s+)?into\\s',
    'update\\s+\\S+\\s+set\\s',
    'delete\\s+from\\s',
    'replace\\s+into\\s',
    'with\\s+(?:recursive\\s+)?\\w+\\s*(?:\\([^)]*\\)\\s*)?as\\s*\\(',
    '(?:create|drop)\\s+(?:unique\\s+|virtual\\s+|temp\\s+)?(?:table|index|trigger|view)\\s',
    'alter\\s+table\\s',
    'pragma\\s+\\w+',
    'begin\\s+(?:immediate|exclusive)',
  ].join('|')})`,
  'i',
);

const sqlOnlyInStore = {
  create(context) {
    const check = (node, text) => {
      if (firstWord.test(text) && statement.test(text))
        context.report({ node, message: 'SQL is written in service/store and nowhere else.' });
    };
    return {
      Literal(node) {
        if (typeof node.value === 'string') check(node, node.value);
      },
      TemplateLiteral(node) {
        check(node, node.quasis.map((part) => part.value.raw).join(' ? '));
      },
    };
  },
};

const testWords = new Set(['test', 'it', 'describe', 'suite']);
const evasions = new Set(['only', 'skip', 'todo', 'fails', 'fixme', 'skipIf', 'runIf', 'fail']);

const noSkippedTests = {
  create(context) {
    return {
      MemberExpression(node) {
        if (node.property.type !== 'Identifier' || !evasions.has(node.property.name)) return;
        if (testWords.has(rootName(node.object))) {
          context.report({ node, message: `A test either runs or is deleted: no .${node.property.name}.` });
        }
      },
    };
  },
};

function isName(node, name) {
  return node.type === 'Identifier' && node.name === name;
}

function rootName(node) {
  let at = node;
  while (at.type === 'MemberExpression') at = at.object;
  return at.type === 'Identifier' ? at.name : '';
}

export default {
  meta: { name: 'house' },
  rules: {
    'no-clock-or-chance': noClockOrChance,
    'no-async': noAsync,
    'sql-only-in-store': sqlOnlyInStore,
    'no-skipped-tests': noSkippedTests,
  },
};
