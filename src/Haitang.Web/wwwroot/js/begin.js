// Begins the circuit. While nobody answers the first call, Blazor would leave the page dead without a word: here it is made again
// and again, and the dialogue says so (js/reconnect.js shows it).
const longest = 10_000;
const missing = "components-reconnect-show";
let begun = false;

Blazor.start({
  circuit: {
    configureSignalR: builder => {
      const build = builder.build.bind(builder);
      builder.build = () => {
        const connection = build();
        // What is lost later Blazor finds again by itself.
        if (!begun) persevere(connection);
        return connection;
      };
    },
  },
});

function persevere(connection) {
  const start = connection.start.bind(connection);
  const sign = document.getElementById("components-reconnect-modal")?.classList;
  connection.start = async () => {
    for (let pause = 1000; !begun; pause = Math.min(2 * pause, longest)) {
      try {
        await start();
        begun = true;
        sign?.remove(missing);
      } catch (fault) {
        console.warn(fault);
        sign?.add(missing);
        await new Promise(again => setTimeout(again, pause));
      }
    }
  };
}
