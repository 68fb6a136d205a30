package io.recredit.bench;

import io.recredit.bench.charging.ChargingBenchmark;
import io.recredit.bench.charging.GrowthBenchmark;
import io.recredit.bench.micro.MicroBenchmark;
import io.recredit.bench.sending.SendingBenchmark;
import io.recredit.bench.stack.BenchFolder;
import io.recredit.localstack.Layout;
import io.recredit.localstack.process.StartFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code ./dev bench} runs. Arguments: the name of a benchmark and its options. */
public final class Main {

    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    private record Command(Benchmark benchmark, Set<String> options) {}

    private static final Map<String, Command> COMMANDS = Map.of(
            "charging", new Command(new ChargingBenchmark(), ChargingBenchmark.OPTIONS),
            "growth", new Command(new GrowthBenchmark(), GrowthBenchmark.OPTIONS),
            "micro", new Command(new MicroBenchmark(), MicroBenchmark.OPTIONS),
            "sending", new Command(new SendingBenchmark(), SendingBenchmark.OPTIONS));

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    private static int run(String[] args) {
        Command command = args.length == 0 ? null : COMMANDS.get(args[0]);
        if (command == null) {
            System.err.println("One of these is expected: "
                    + String.join(", ", COMMANDS.keySet().stream().sorted().toList()));
            return WRONG_USE;
        }
        try {
            Path checkout = Layout.checkoutAround(Path.of(""));
            Arguments arguments = Arguments.read(Arrays.copyOfRange(args, 1, args.length), command.options());
            command.benchmark().run(checkout, arguments);
            return 0;
        } catch (Arguments.WrongUse e) {
            System.err.println(e.getMessage());
            return WRONG_USE;
        } catch (StartFailure | WrongResult e) {
            return failed(e, e.getMessage());
        } catch (IOException e) {
            System.err.println("Cannot read or write: " + e);
            return FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        } catch (RuntimeException e) {
            if (BenchFolder.isStopping()) {
                return FAILED;
            }
            throw e;
        }
    }

    /** What fails because everything is being stopped is nobody's concern. */
    private static int failed(RuntimeException failure, @Nullable String told) {
        if (!BenchFolder.isStopping()) {
            System.err.println(told == null ? failure.toString() : told);
        }
        return FAILED;
    }
}
